using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Tests.Quantization;

public sealed class GridTests
{
    private const double Radius = 1.5;

    public static TheoryData<string, QuantizationGrid> Grids => new()
    {
        { "symmetric", new SymmetricGrid(Radius / 8, 8) },
        { "alphabet", new AlphabetGrid(Radius, 16) },
        { "soft", new SoftThresholdGrid(Radius / 8, 8, 0.1) },
        { "hard", new HardThresholdGrid(Radius / 8, 8, 0.1) },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Larger_values_never_get_smaller_codes(string name, QuantizationGrid grid)
    {
        double[] values = [.. Enumerable.Range(-3000, 6001).Select(i => i / 1000.0)];

        long[] codes = [.. values.Select(grid.Encode)];

        Assert.True(codes.Zip(codes.Skip(1)).All(pair => pair.First <= pair.Second), name);
        Assert.True(codes.Distinct().Count() <= grid.Levels, name);
        Assert.InRange(1L << grid.StorageBits, grid.Levels, (2 * grid.Levels) - 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(32)]
    public void Rounding_is_within_half_a_step_at_every_width(int bits)
    {
        double step = Radius / (1L << (bits - 1));
        var grid = new SymmetricGrid(step, 1L << (bits - 1));
        var random = new Random(bits);
        for (int i = 0; i < 1000; i++)
        {
            double value = ((2 * random.NextDouble()) - 1) * Radius;
            Assert.Equal(value, grid.Decode(grid.Encode(value)), step * 0.5000001);
        }
    }

    [Fact]
    public void An_alphabet_gives_the_nearest_value()
    {
        var grid = new AlphabetGrid(Radius, 5);
        double[] alphabet = [.. Enumerable.Range(0, 5).Select(code => grid.Decode(code))];
        var random = new Random(1);
        for (int i = 0; i < 1000; i++)
        {
            double value = ((2 * random.NextDouble()) - 1) * 2;
            double nearest = alphabet.MinBy(candidate => Math.Abs(candidate - value));
            Assert.Equal(nearest, grid.Decode(grid.Encode(value)));
        }
    }

    [Fact]
    public void Groups_are_layers_of_their_own()
    {
        var random = new Random(5);
        Matrix weights = Filled(6, 4, random);
        LayerInputs inputs = Inputs(8, random);
        var grid = new SymmetricGrid(0.3, 2);

        QuantizedWeights together = GreedyPathFollowing.Quantize(weights, inputs, grid, groups: 2);

        for (int group = 0; group < 2; group++)
        {
            QuantizedWeights alone = GreedyPathFollowing.Quantize(
                Rows(weights, group * 3, 3), new LayerInputs(Rows(inputs.Exact, group * 4, 4), Rows(inputs.Quantized, group * 4, 4)), grid);
            for (int row = 0; row < 3; row++)
            {
                Assert.Equal(alone[row].ToArray(), together[(group * 3) + row].ToArray());
            }
        }
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_refused()
    {
        var random = new Random(6);
        Matrix weights = Filled(6, 4, random);
        var grid = new SymmetricGrid(0.3, 2);

        Assert.Contains("see 4 inputs, not 8", Refusal(() => GreedyPathFollowing.Quantize(weights, Inputs(8, random), grid)));
        Assert.Contains("do not divide into 4", Refusal(() => GreedyPathFollowing.Quantize(weights, Inputs(16, random), grid, groups: 4)));
        Assert.Contains(
            "no calibration sample",
            Refusal(() => GreedyPathFollowing.Quantize(weights, new LayerInputs(new Matrix(4, 0), new Matrix(4, 0)), grid)));
        Assert.Contains("3x2", Refusal(() => new LayerInputs(new Matrix(4, 2), new Matrix(3, 2))));
    }

    private static string Refusal(Func<object> action) => Assert.Throws<ArgumentException>(action).Message;

    private static LayerInputs Inputs(int rows, Random random) => new(Filled(rows, 20, random), Filled(rows, 20, random));

    private static Matrix Filled(int rows, int columns, Random random) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (2 * random.NextDouble()) - 1)]);

    private static Matrix Rows(Matrix matrix, int first, int count)
    {
        var rows = new Matrix(count, matrix.Columns);
        for (int row = 0; row < count; row++)
        {
            matrix[first + row].CopyTo(rows[row]);
        }

        return rows;
    }
}
