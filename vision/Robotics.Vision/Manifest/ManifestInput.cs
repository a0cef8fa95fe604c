namespace Robotics.Vision;

/// <summary>What a model's input tensor <c>[1, 3, height, width]</c> expects.</summary>
public sealed record ManifestInput
{
    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Order of the tensor's dimensions; only NCHW is used.</summary>
    public string Layout { get; init; } = "NCHW";

    /// <summary>Element type; only float32 is used.</summary>
    public string Dtype { get; init; } = "float32";

    /// <summary>Order of the channels; only rgb is used.</summary>
    public string PixelOrder { get; init; } = "rgb";

    /// <summary>Mean of each channel, red first, of pixel values scaled to 0 .. 1.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Standard deviation of each channel, red first, of pixel values scaled to 0 .. 1.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>True when the graph subtracts the mean and divides by the deviation itself and wants pixels scaled to 0 .. 1.</summary>
    public bool InGraph { get; init; }
}
