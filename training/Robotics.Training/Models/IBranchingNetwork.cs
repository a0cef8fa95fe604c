using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>A network of stages whose first ones several networks can share, for ensembles that learn together.</summary>
public interface IBranchingNetwork
{
    /// <summary>Features behind the last stage to logits.</summary>
    Module<Tensor, Tensor> Classifier { get; }

    /// <summary>
    /// A network like this one that has the first stages in common with it: the same parameters. What is its own has other random weights.
    /// </summary>
    /// <param name="sharedStages">Number of common stages behind the stem, at least one stage staying its own.</param>
    /// <param name="ratio">What the channels of its own stages are multiplied by.</param>
    FeatureModel CreateSibling(int sharedStages, double ratio);

    /// <summary>Images to the result of the first <paramref name="stages"/> stages, at least one.</summary>
    Module<Tensor, Tensor> Trunk(int stages);

    /// <summary>That result to the one of the last stage.</summary>
    Module<Tensor, Tensor> Body(int stages);
}
