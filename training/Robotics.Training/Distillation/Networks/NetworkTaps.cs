using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Reads what distillation needs out of the named features of any network of the registry.</summary>
public static class NetworkTaps
{
    private const string Preactivation = "_preact";
    private const string AuxiliaryPrefix = "ss";

    private const string HeadSum = "head_merged";

    // Stems, and the maps that a reused head reads beside the network's own.
    private static readonly string[] NoStages = ["f0", "stage0", ReusedHeadNetwork.Prefix];

    /// <summary>One forward pass.</summary>
    public static NetworkOutput Output(FeatureModel model, Tensor images, FeatureKind kind)
    {
        FeatureTaps taps = model.Features(images);
        string logits = taps.Names[^1];
        string[] names = [.. taps.Names.Where(name => name != logits)];
        string[] auxiliary = [.. names.Where(name => name.StartsWith(AuxiliaryPrefix, StringComparison.Ordinal))];
        string? embedding = names.Except(auxiliary).LastOrDefault(name => taps[name].ndim == 2);
        return new NetworkOutput(
            taps[logits],
            [.. FeatureNames(model, taps, names, kind).Select(name => taps[name])],
            embedding is null ? null : taps[embedding])
        {
            Auxiliary = [.. auxiliary.Select(name => taps[name])],
        };
    }

    /// <summary>Names of the feature maps (N, C, h, w) behind non-linearities, that of the stem among them, shallow to deep.</summary>
    public static IEnumerable<string> MapNames(FeatureTaps taps) => taps.Names.SkipLast(1)
        .Where(name => taps[name].ndim == 4 && name != HeadSum && !name.EndsWith(Preactivation, StringComparison.Ordinal));

    /// <summary>What <see cref="Output"/> gives for one picture of that size.</summary>
    public static NetworkShape Shape(FeatureModel model, long height, long width, FeatureKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        bool training = model.training;
        model.eval();
        NetworkShape shape = NetworkShape.Of(Output(model, zeros([1, 3, height, width], device: model.parameters().First().device), kind));
        model.train(training);
        return shape;
    }

    private static IEnumerable<string> FeatureNames(FeatureModel model, FeatureTaps taps, string[] names, FeatureKind kind)
    {
        if (kind == FeatureKind.HeadInputs)
        {
            return model is ISplitNetwork split
                ? split.HeadInputs
                : throw new PairingException($"{model.GetName()} cannot be split into encoder and head, so its head cannot be reused.");
        }

        IEnumerable<string> stages =
            MapNames(taps).Where(name => !NoStages.Any(other => name.StartsWith(other, StringComparison.Ordinal)));
        return kind == FeatureKind.Stages
            ? stages
            : stages.Select(name => taps.Contains(name + Preactivation) ? name + Preactivation : name);
    }
}
