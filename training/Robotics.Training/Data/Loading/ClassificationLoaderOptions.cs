using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Data.Loading;

/// <summary>Batches of whole pictures with their labels.</summary>
public sealed record ClassificationLoaderOptions : LoaderOptions
{
    /// <summary>Size of every picture of the data set.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>Greatest number of pixels by which a picture is shifted either way; what comes in has the mean colour.</summary>
    public int Shift { get; init; }

    /// <summary>Probability of a horizontal flip.</summary>
    public double FlipProbability { get; init; }

    internal override Batch CreateBatch() => new(PartSize, Size, mask: null);

    internal override ISampleWriter CreateWriter() => new Writer(this);

    private sealed class Writer(ClassificationLoaderOptions options) : ISampleWriter
    {
        private readonly ShiftSampler _sampler = new(options.Size, options.Mean, options.Std);

        public void Write(SampleBuffer sample, ref SampleRandom random, Batch batch, int place)
        {
            int down = random.NextInt32(2 * options.Shift + 1) - options.Shift;
            int right = random.NextInt32(2 * options.Shift + 1) - options.Shift;
            bool flip = random.NextDouble() < options.FlipProbability;
            _sampler.Sample(sample, down, right, flip, batch.Image(place));
            batch.SetLabel(place, sample.Label);
        }
    }
}
