using Robotics.Inference;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Tests.Reports;

public class PercentilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    [InlineData(1000)]
    public void Percentiles_are_the_nearest_ranks_of_the_sorted_values(int count)
    {
        Random random = new(count);
        double[] milliseconds = [.. Enumerable.Range(0, count).Select(_ => Math.Exp(random.NextDouble() * 6))];
        LatencyHistogram histogram = new();
        Array.ForEach(milliseconds, value => histogram.Record((long)(value * 1e6)));

        Percentiles actual = Percentiles.Of(histogram);

        Array.Sort(milliseconds);
        AssertNear(milliseconds[Rank(0.50)], actual.P50);
        AssertNear(milliseconds[Rank(0.95)], actual.P95);
        AssertNear(milliseconds[Rank(0.99)], actual.P99);
        Assert.Equal(milliseconds[^1], actual.Max, 1e-4);

        int Rank(double share) => (int)Math.Ceiling(share * count) - 1;
    }

    [Fact]
    public void Nothing_measured_is_zero() => Assert.Equal(new Percentiles(0, 0, 0, 0), Percentiles.Of(new LatencyHistogram()));

    // The histogram's intervals are at most 1/128 wide.
    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected * 0.99, expected * 1.01);
}
