using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>
/// A network in two parts, so that one network's head can serve behind another's encoder. The parts share their parameters with the
/// network.
/// </summary>
public interface ISplitNetwork
{
    /// <summary>Names of the encoder's feature maps, shallow to deep.</summary>
    IReadOnlyList<string> EncoderOutputs { get; }

    /// <summary>Those of them, at the end, that the head reads.</summary>
    IReadOnlyList<string> HeadInputs { get; }

    /// <summary>Whether a ReLU made the head's inputs, so that none is negative.</summary>
    bool RectifiedInputs { get; }

    /// <summary>Normalised RGB (N, 3, H, W) to the feature maps.</summary>
    Module<Tensor, Tensor[]> EncoderPart { get; }

    /// <summary>The maps that it reads, shallow to deep, to logits.</summary>
    Module<Tensor[], Tensor> HeadPart { get; }
}
