using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Data.Loading;

/// <summary>Batches of crops with their masks.</summary>
public sealed record SegmentationLoaderOptions : LoaderOptions
{
    /// <summary>Size to which the model's input is stretched at inference; scale 1 of the augmentation.</summary>
    public required ImageSize Input { get; init; }

    /// <summary>Size of the crops; at most <see cref="Input"/> as a rule.</summary>
    public required ImageSize Crop { get; init; }

    /// <summary>Crop pixels per mask pixel along each side.</summary>
    public required int MaskStride { get; init; }

    public required AugmentationOptions Augmentation { get; init; }

    internal override Batch CreateBatch() => new(PartSize, Crop, CreateSampler().MaskSize);

    internal override ISampleWriter CreateWriter() => new Writer(this);

    private CropSampler CreateSampler() => new(Crop, MaskStride, Mean, Std);

    private sealed class Writer(SegmentationLoaderOptions options) : ISampleWriter
    {
        private readonly CropSampler _sampler = options.CreateSampler();

        public void Write(SampleBuffer sample, ref SampleRandom random, Batch batch, int place)
        {
            var source = new ImageSize(sample.Height, sample.Width);
            CropGeometry geometry = CropGeometry.Draw(options.Augmentation, options.Input, options.Crop, source, ref random);
            ColorTransform color = ColorTransform.Draw(options.Augmentation, sample, ref random);
            _sampler.Sample(sample, geometry, color, batch.Image(place), batch.Mask(place));
        }
    }
}
