using Robotics.Nodes.Reports.Charts;

namespace Robotics.Nodes.Tests.Reports;

public class AxisTests
{
    [Theory]
    [InlineData(48.3, new[] { 0.0, 10, 20, 30, 40, 50 })]
    [InlineData(0.9, new[] { 0.0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(5, new[] { 0.0, 1, 2, 3, 4, 5 })]
    public void Ticks_are_round_and_reach_the_largest_value(double largest, double[] ticks)
    {
        Axis axis = new(largest, 100, 200);

        Assert.Equal(ticks, axis.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal(100, axis.At(0));
        Assert.Equal(200, axis.At(ticks[^1]), 9);
        Assert.InRange(axis.At(largest), 180, 200);
    }

    [Fact]
    public void Nothing_to_show_still_makes_an_axis() => Assert.Equal(100, new Axis(0, 100, 200).At(0));
}
