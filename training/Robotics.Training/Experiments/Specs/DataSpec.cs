using System.Text.Json.Serialization;
using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Experiments;

/// <summary>What a run learns from and is measured on.</summary>
public sealed record DataSpec
{
    /// <summary>continuum, cifar10, cifar100, svhn or streetscenes.</summary>
    public required string Set { get; init; }

    /// <summary>Where the files are, for the sets that are not rendered.</summary>
    public string? Folder { get; init; }

    /// <summary>Samples to learn from.</summary>
    public required int Train { get; init; }

    /// <summary>Samples to choose the learning rate by; none of them is among those to learn from.</summary>
    public required int Validation { get; init; }

    /// <summary>Samples to report; none of them is among the others.</summary>
    public required int Test { get; init; }

    /// <summary>
    /// Probability of a wrong label in training (classification); see <see cref="Training.Data.Classification.LabelNoise"/>.
    /// </summary>
    public double LabelNoise { get; init; }

    /// <summary>
    /// Exponent of the classes' frequencies in training (classification); see <see cref="Training.Data.Classification.LongTail"/>.
    /// </summary>
    public double Imbalance { get; init; }

    /// <summary>Greatest shift of a training picture in pixels (classification).</summary>
    public int Shift { get; init; } = 4;

    /// <summary>Probability of a horizontal flip of a training picture (classification).</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>Size of the network's input in validation (segmentation).</summary>
    [JsonConverter(typeof(ImageSizeJsonConverter))]
    public ImageSize Input { get; init; } = new(256, 512);

    /// <summary>Size of the training crops (segmentation).</summary>
    [JsonConverter(typeof(ImageSizeJsonConverter))]
    public ImageSize Crop { get; init; } = new(128, 256);

    /// <summary>Size at which the scenes are rendered (segmentation).</summary>
    [JsonConverter(typeof(ImageSizeJsonConverter))]
    public ImageSize Render { get; init; } = new(360, 640);

    /// <summary>Crop pixels per supervised pixel along each side (segmentation).</summary>
    public int MaskStride { get; init; } = 8;

    /// <summary>How far training crops may stray from their pictures (segmentation).</summary>
    public AugmentationOptions Augmentation { get; init; } =
        new() { MinScale = 0.8, MaxScale = 1.5, Brightness = 0.2, Contrast = 0.2, Saturation = 0.2 };
}
