using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;
using Robotics.Training.Data.Classification;
using Robotics.Training.Data.Continuum;
using Robotics.Training.Data.Loading;

namespace Robotics.Training.Tests.Data;

/// <summary>Label noise, long tails and batches of labelled pictures.</summary>
public class ClassificationTests
{
    private const int Count = 4000;

    private static readonly ContinuumDataset s_clean = new(ContinuumSplit.Train, Count);

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.6)]
    public void Noise_is_as_frequent_as_asked_and_spread_over_the_other_classes(double rate)
    {
        var noisy = new LabelNoise(s_clean, rate, seed: 3);
        int[] wrong = [.. Enumerable.Range(0, Count).Where(i => noisy.LabelOf(i) != s_clean.LabelOf(i))];
        Assert.Equal(rate, wrong.Length / (double)Count, 4 * Math.Sqrt(0.25 / Count));
        int[] offsets = [.. wrong.GroupBy(i => (noisy.LabelOf(i) - s_clean.LabelOf(i) + 20) % 20).Select(group => group.Count())];
        Assert.True(rate == 0 || (offsets.Length == 19 && offsets.Max() < 2 * offsets.Min()), string.Join(' ', offsets));
        Assert.Equal(wrong, Enumerable.Range(0, Count).Where(i => Label(noisy, i) != s_clean.LabelOf(i)));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_long_tail_follows_the_power_law(double gamma)
    {
        var tail = new LongTail(s_clean, gamma);
        int[] counts = [.. Enumerable.Range(0, tail.Count).GroupBy(tail.LabelOf).Select(group => group.Count()).OrderDescending()];
        Assert.Equal([.. Enumerable.Range(1, 20).Select(rank => Math.Max(1, (int)Math.Round(200 * Math.Pow(rank, -gamma))))], counts);
        Assert.All(Enumerable.Range(0, tail.Count), i => Assert.Equal(tail.LabelOf(i), Label(tail, i)));
    }

    [Fact]
    public void Without_imbalance_all_samples_stay() => Assert.Equal(Count, new LongTail(s_clean, 0).Count);

    [Fact]
    public void A_batch_holds_the_pictures_labels_and_numbers_of_the_epoch()
    {
        var options = new ClassificationLoaderOptions { Size = new ImageSize(32, 32), BatchSize = 50, Seed = 4 };
        using var loader = new BatchLoader(new ContinuumDataset(ContinuumSplit.Train, 100), options, 0, 2);
        var seen = new List<long>();
        for (int step = 0; step < 2; step++)
        {
            Batch batch = loader.Next();
            long[] indices = batch.Indices.data<long>().ToArray();
            Assert.Equal(indices.Select(i => i % 20), batch.Labels.data<long>().ToArray());
            seen.AddRange(indices);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), seen.Order());
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(2, -1, false)]
    [InlineData(-1, 3, true)]
    public void A_shift_moves_every_pixel_and_leaves_the_mean_behind(int down, int right, bool flip)
    {
        const int Side = 5;
        var sample = new SampleBuffer();
        sample.Resize(Side, Side);
        new Random(1).NextBytes(sample.Rgb);
        float[] image = new float[3 * Side * Side], expected = new float[image.Length];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < Side; y++)
            {
                for (int x = 0; x < Side; x++)
                {
                    (int fromY, int fromX) = (y - down, (flip ? Side - 1 - x : x) - right);
                    bool inside = fromY is >= 0 and < Side && fromX is >= 0 and < Side;
                    byte value = inside ? sample.Rgb[(fromY * Side + fromX) * 3 + channel] : (byte)0;
                    expected[(channel * Side + y) * Side + x] =
                        inside ? (value / 255f - PixelStatistics.Mean[channel]) / PixelStatistics.Std[channel] : 0;
                }
            }
        }

        new ShiftSampler(new ImageSize(Side, Side), PixelStatistics.Mean, PixelStatistics.Std).Sample(sample, down, right, flip, image);
        Assert.Equal(expected, image, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void A_picture_of_another_size_is_refused()
    {
        var sample = new SampleBuffer();
        sample.Resize(8, 8);
        var sampler = new ShiftSampler(new ImageSize(32, 32), PixelStatistics.Mean, PixelStatistics.Std);
        string message = Assert.Throws<DatasetException>(() => sampler.Sample(sample, 0, 0, false, new float[3 * 32 * 32])).Message;
        Assert.Contains("8x8", message, StringComparison.Ordinal);
    }

    private static int Label(IClassificationDataset dataset, int index)
    {
        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        reader.Read(index, sample);
        return sample.Label;
    }
}
