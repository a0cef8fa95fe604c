using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Models.Cifar;

/// <summary>Names the features of a stage as the distillation literature does: f1, f1_preact and so on.</summary>
internal static class Taps
{
    /// <summary>Runs a stage and keeps its result, and what its last block had before the non-linearity.</summary>
    public static Tensor Stage(this FeatureTaps taps, string name, Sequential stage, Tensor input)
    {
        Tensor x = input;
        for (int i = 0; i < stage.Count - 1; i++)
        {
            x = stage[i].call(x);
        }

        var last = (IPreactivation)stage[stage.Count - 1];
        Tensor preactivation = taps.Add(name + "_preact", last.Preactivation(x));
        return taps.Add(name, last.Activate(preactivation));
    }
}
