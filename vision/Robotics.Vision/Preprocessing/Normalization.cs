using System.Collections.Immutable;

namespace Robotics.Vision;

/// <summary>Maps a pixel value <c>v</c> of 0 .. 255 to <c>(v / 255 - mean) / std</c>, channel by channel, red first.</summary>
public sealed class Normalization
{
    /// <summary>A normalisation with the given means and deviations of pixels scaled to 0 .. 1.</summary>
    /// <exception cref="ArgumentException">There are not three finite values each, or a deviation is not positive.</exception>
    public Normalization(IReadOnlyList<float> mean, IReadOnlyList<float> std)
    {
        if (mean.Count != 3 || std.Count != 3 || !mean.All(float.IsFinite) || !std.All(value => float.IsFinite(value) && value > 0))
        {
            throw new ArgumentException("Mean and std need three finite values each, and std only positive ones.");
        }

        Mean = [.. mean];
        Std = [.. std];
    }

    /// <summary>Mean and deviation of ImageNet, as torchvision's models use them.</summary>
    public static Normalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>Only scales to 0 .. 1.</summary>
    public static Normalization UnitRange { get; } = new([0, 0, 0], [1, 1, 1]);

    /// <summary>Mean of each channel.</summary>
    public ImmutableArray<float> Mean { get; }

    /// <summary>Standard deviation of each channel.</summary>
    public ImmutableArray<float> Std { get; }

    /// <summary>What the host must do for a model: nothing but scaling when the graph normalises itself.</summary>
    public static Normalization For(ManifestInput input) => input.InGraph ? UnitRange : new Normalization(input.Mean, input.Std);
}
