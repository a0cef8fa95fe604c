using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Tests.Quantization;

/// <summary>Codes, steps and errors of the original implementations of greedy path-following quantization.</summary>
public sealed class GreedyGoldenTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Reference("quant/gpfq.json"))).RootElement;

    public static TheoryData<string> Cases => [.. Ids("cases")];

    public static TheoryData<string> Cases2020 => [.. Ids("cases_2020")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_2021_form_gives_the_original_codes(string id)
    {
        JsonElement golden = Find("cases", id);
        (Matrix weights, LayerInputs inputs) = Layer(golden);
        double radius = GridScale.MeanQuantile(weights, golden.GetProperty("percentile").GetDouble());
        long boundary = golden.GetProperty("boundary_idx").GetInt64();
        double step = golden.GetProperty("alphabet_scalar").GetDouble() / boundary * radius;
        double threshold = golden.GetProperty("lamb").ValueKind == JsonValueKind.Null ? 0 : golden.GetProperty("lamb").GetDouble();
        string? regularizer = golden.GetProperty("reg").GetString();
        step -= regularizer == "L0" ? threshold / boundary : 0;
        QuantizationGrid grid = regularizer switch
        {
            "L0" => new HardThresholdGrid(step, boundary, threshold),
            "L1" => new SoftThresholdGrid(step, boundary, threshold),
            _ => new SymmetricGrid(step, boundary),
        };

        QuantizedWeights quantized = GreedyPathFollowing.Quantize(weights, inputs, grid);

        AssertRelative(golden.GetProperty("radius"), radius);
        AssertRelative(golden.GetProperty("step"), step);
        AssertRelative(golden.GetProperty("relative_quantize_error"), GreedyPathFollowing.RelativeError(weights, quantized, inputs));
        if (regularizer is null)
        {
            AssertCodes(golden.GetProperty("Q_index"), quantized);
            QuantizedWeights nearest = RoundToNearest.Quantize(weights, grid);
            AssertCodes(golden.GetProperty("msq_index"), nearest);
            AssertRelative(golden.GetProperty("msq_relative_error"), GreedyPathFollowing.RelativeError(weights, nearest, inputs));
            Assert.Equal(golden.GetProperty("levels").GetInt64(), grid.Levels);
        }
        else
        {
            AssertValues(golden.GetProperty("Q"), quantized.Decode());
        }
    }

    [Theory]
    [MemberData(nameof(Cases2020))]
    public void The_2020_form_gives_the_original_codes(string id)
    {
        JsonElement golden = Find("cases_2020", id);
        (Matrix weights, LayerInputs inputs) = Layer(golden);
        double radius = golden.GetProperty("alphabet_scalar").GetDouble() * GridScale.Median(weights);
        var grid = new AlphabetGrid(radius, golden.GetProperty("levels").GetInt64());

        QuantizedWeights quantized = GreedyPathFollowing.Quantize(weights, inputs, grid, GreedyForm.V2020);

        AssertRelative(golden.GetProperty("radius"), radius);
        AssertCodes(golden.GetProperty("Q_alphabet_index"), quantized);
        AssertRelative(golden.GetProperty("relative_error"), GreedyPathFollowing.RelativeError(weights, quantized, inputs));
        QuantizedWeights nearest = RoundToNearest.Quantize(weights, grid);
        AssertCodes(golden.GetProperty("msq_alphabet_index"), nearest);
        AssertRelative(golden.GetProperty("msq_relative_error"), GreedyPathFollowing.RelativeError(weights, nearest, inputs));
    }

    private static IEnumerable<string> Ids(string list) =>
        Golden.GetProperty(list).EnumerateArray().Select(item => item.GetProperty("id").GetString()!);

    private static JsonElement Find(string list, string id) =>
        Golden.GetProperty(list).EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);

    private static (Matrix Weights, LayerInputs Inputs) Layer(JsonElement golden)
    {
        bool wide = golden.TryGetProperty("groups", out JsonElement groups) && groups.ValueKind == JsonValueKind.String;
        (string suffix, int neurons, int length) = wide ? ("_wide", 16, 128) : ("", 32, 24);
        const int Samples = 64;
        Matrix weights = new(neurons, length, Widen(GoldenFormula.State(wide ? "gpfq.weight_wide" : "gpfq.weight", [neurons, length])));
        double[] exact = Widen(GoldenFormula.Generic("gpfq.input" + suffix, Samples * length, 1, 0));
        double[] noise = Widen(GoldenFormula.Generic("gpfq.noise" + suffix, Samples * length, 0.05, 0));
        bool noisy = !golden.TryGetProperty("quantized_input", out JsonElement kind) || kind.GetString() != "X";
        double[] seen = [.. exact.Select((value, i) => noisy ? value + noise[i] : value)];
        if (golden.TryGetProperty("zero_column", out JsonElement zero) && zero.ValueKind == JsonValueKind.Number)
        {
            for (int sample = 0; sample < Samples; sample++)
            {
                seen[(sample * length) + zero.GetInt32()] = 0;
            }
        }

        return (weights, new LayerInputs(
            new Matrix(Samples, length, exact).Transpose(), new Matrix(Samples, length, seen).Transpose()));
    }

    private static double[] Widen(float[] values) => [.. values.Select(value => (double)value)];

    private static void AssertRelative(JsonElement expected, double actual) =>
        Assert.Equal(expected.GetDouble(), actual, Tolerance * Math.Abs(expected.GetDouble()));

    private static void AssertCodes(JsonElement expected, QuantizedWeights actual)
    {
        for (int row = 0; row < actual.Rows; row++)
        {
            Assert.Equal(expected[row].EnumerateArray().Select(code => code.GetInt64()), actual[row].ToArray());
        }
    }

    private static void AssertValues(JsonElement expected, Matrix actual)
    {
        for (int row = 0; row < actual.Rows; row++)
        {
            Assert.All(
                expected[row].EnumerateArray().Select((value, column) => (Expected: value.GetDouble(), Actual: actual[row][column])),
                pair => Assert.Equal(pair.Expected, pair.Actual, 1e-8));
        }
    }
}
