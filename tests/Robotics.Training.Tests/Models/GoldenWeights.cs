using Robotics.Training.Models;
using Robotics.Training.Verification;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models;

internal static class GoldenWeights
{
    /// <summary>A network with golden weights, in evaluation mode; by default with the classes that its reference has.</summary>
    public static FeatureModel Create(string name, int? classes = null)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        FeatureModel model = entry.Create(classes ?? entry.ReferenceClasses);
        ReferenceFormula.Fill(model);
        model.eval();
        return model;
    }

    /// <summary>The golden model input.</summary>
    public static Tensor Input(params long[] shape) => ReferenceFormula.Tensor("input", shape, 2);
}
