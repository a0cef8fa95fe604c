using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Experiments;

public class StudentTTests
{
    /// <summary>Values of printed tables.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(4, 2.776)]
    [InlineData(10, 2.228)]
    [InlineData(120, 1.980)]
    public void Quantiles_are_those_of_printed_tables(int freedom, double expected) =>
        Assert.Equal(expected, StudentT.Quantile95(freedom), 6e-4);
}
