using Robotics.Imaging;
using Robotics.Training.Data;
using Robotics.Training.Data.Continuum;

namespace Robotics.Training.Tests.Data;

public class ContinuumDatasetTests
{
    private const int Classes = 20;

    [Fact]
    public void A_sample_is_the_same_whoever_reads_it_and_however_large_the_set_is()
    {
        foreach (int index in new[] { 0, 7, 93 })
        {
            (byte[] rgb, int label) = Read(ContinuumSplit.Train, 100, index);
            (byte[] again, int sameLabel) = Read(ContinuumSplit.Train, 1000, index);
            Assert.Equal(rgb, again);
            Assert.Equal((index % Classes, label), (label, sameLabel));
        }
    }

    [Fact]
    public void No_two_samples_are_equal_within_or_between_the_splits()
    {
        var seen = new HashSet<string>();
        foreach (ContinuumSplit split in Enum.GetValues<ContinuumSplit>())
        {
            for (int index = 0; index < 100; index++)
            {
                Assert.True(seen.Add(Convert.ToBase64String(Read(split, 100, index).Rgb)));
            }
        }
    }

    [Fact]
    public void Neighbouring_classes_look_more_alike_than_distant_ones()
    {
        const int PerClass = 60;
        double[][] colors = [.. Enumerable.Range(0, Classes).Select(_ => new double[3])];
        for (int index = 0; index < Classes * PerClass; index++)
        {
            (byte[] rgb, int label) = Read(ContinuumSplit.Train, Classes * PerClass, index);
            int middle = (16 * 32 + 16) * 3;
            for (int channel = 0; channel < 3; channel++)
            {
                colors[label][channel] += rgb[middle + channel] / (double)PerClass;
            }
        }

        double neighbours = Enumerable.Range(0, Classes - 4).Average(i => Distance(colors[i], colors[i + 4]));
        double distant = Enumerable.Range(0, Classes - 12).Average(i => Distance(colors[i], colors[i + 12]));
        Assert.True(neighbours < 0.7 * distant, $"{neighbours} against {distant}");
    }

    [Fact]
    public void The_picture_has_a_row_for_every_class()
    {
        ImageHeader layout = ImageCodecs.ReadHeader(ContinuumPicture.Encode(columns: 3, scale: 2));
        Assert.Equal((3 * 64, Classes * 64), (layout.Width, layout.Height));
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static (byte[] Rgb, int Label) Read(ContinuumSplit split, int count, int index)
    {
        using ISampleReader reader = new ContinuumDataset(split, count).OpenReader();
        var sample = new SampleBuffer();
        reader.Read(index, sample);
        return (sample.Rgb.ToArray(), sample.Label);
    }
}
