namespace Robotics.Inference.Tests.Latency;

public class LatencyHistogramTests
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 100_000)]
    [InlineData(3, 50_000_000)]
    [InlineData(4, 4_000_000_000)]
    public void PercentilesAreThoseOfTheSortedValues(int seed, long scale)
    {
        var random = new Random(seed);
        var histogram = new LatencyHistogram();
        long[] values = [.. Enumerable.Range(0, 5001).Select(_ => (long)(Math.Pow(random.NextDouble(), 3) * scale))];
        foreach (long value in values)
        {
            histogram.Record(value);
        }

        Array.Sort(values);
        foreach (double share in new[] { 0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1 })
        {
            long exact = values[Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1)];
            Assert.InRange(histogram.Percentile(share), exact - (exact / 128.0) - 1, exact + (exact / 128.0) + 1);
        }

        LatencySummary summary = histogram.Summarize();
        Assert.Equal(values.Length, summary.Count);
        Assert.Equal(values[^1] / 1e6, summary.MaxMs);
        Assert.Equal(values.Average() / 1e6, summary.MeanMs, 1e-6);
        Assert.Equal(histogram.Percentile(0.95) / 1e6, summary.P95Ms);
    }

    [Fact]
    public void SmallValuesAreExact()
    {
        for (long value = 0; value < 256; value++)
        {
            var histogram = new LatencyHistogram();
            histogram.Record(value);
            histogram.Record(1 << 20);
            Assert.Equal(value, histogram.Percentile(0.5));
        }
    }

    [Fact]
    public void ImpossibleDurationsCountAsTheNearest()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);
        histogram.Record(long.MaxValue);
        Assert.Equal(0, histogram.Percentile(0.5));
        Assert.Equal(2, histogram.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Percentile(1.1));
    }

    [Fact]
    public void ResetForgets()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(1000);
        histogram.Reset();
        Assert.Equal(default, histogram.Summarize());
        Assert.Equal(0, histogram.Percentile(0.99));
    }

    [Fact]
    public void RecordingAllocatesNothing()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(1);
        _ = histogram.Summarize();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            histogram.Record(i * 1000);
        }

        _ = histogram.Summarize();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ThreadsMayRecordAtOnce()
    {
        var histogram = new LatencyHistogram();
        Parallel.For(0, 40_000, i => histogram.Record(i));
        Assert.Equal(40_000, histogram.Count);
        Assert.Equal(39_999 / 1e6, histogram.Summarize().MaxMs);
    }
}
