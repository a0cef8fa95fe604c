using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Tests.Data;

/// <summary>Sample i has the grey value and the class i; reading takes a little while, differently on every call.</summary>
internal sealed class CountingDataset(int count, int brokenIndex = -1) : ISegmentationDataset
{
    public string Name => "counting";

    public LabelSet Labels => LabelSet.Generic(Math.Max(count, 1));

    public int Count => count;

    public ISampleReader OpenReader() => new Reader(brokenIndex);

    private sealed class Reader(int brokenIndex) : ISampleReader
    {
        public void Read(int index, SampleBuffer sample)
        {
            if (index == brokenIndex)
            {
                throw new DatasetException($"sample {index} is broken");
            }

            Thread.SpinWait(Random.Shared.Next(20_000));
            sample.Resize(8, 8);
            sample.Rgb.Fill((byte)index);
            sample.Mask.Fill((byte)index);
        }

        public void Dispose()
        {
        }
    }
}
