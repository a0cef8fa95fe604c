using System.Text.Json;
using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Verification.Quantization;

/// <summary>Checks <see cref="GreedyForm.V2021"/> with its three grids, and rounding to the nearest: codes exactly.</summary>
internal sealed class GreedyVerifier : IVerifier
{
    // Values of the sparse forms are printed with nine digits.
    private const double ValueTolerance = 1e-8;

    public bool Handles(ReferenceRecord record) =>
        record.Group == "quant" && record.Json.Has("boundary_idx") && (record.Json.Has("Q_index") || record.Json.Has("Q"));

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json;
        GreedyLayer layer = GreedyLayer.From(json, json.GetProperty(json.Has("Q_index") ? "Q_index" : "Q"));
        double radius = GridScale.MeanQuantile(layer.Weights, json.Number("percentile"));
        findings.Printed(json, "radius", radius);
        (QuantizationGrid grid, double step) = Grid(json, radius);
        findings.Printed(json, "step", step);

        QuantizedWeights quantized = GreedyPathFollowing.Quantize(layer.Weights, layer.Inputs, grid, groups: layer.Groups);
        findings.Printed(
            json, "relative_quantize_error", GreedyPathFollowing.RelativeError(layer.Weights, quantized, layer.Inputs, layer.Groups));
        if (json.Has("Q_index"))
        {
            findings.Near("levels", json.Number("levels"), grid.Levels, 0);
            findings.Codes(json, "Q_index", quantized);
        }
        else
        {
            Matrix values = quantized.Decode();
            findings.Add("Q", json.List("Q").Index().Max(row => Difference(row.Item, values[row.Index])), ValueTolerance);
        }

        if (json.Has("msq_index"))
        {
            QuantizedWeights nearest = RoundToNearest.Quantize(layer.Weights, grid);
            findings.Codes(json, "msq_index", nearest);
            findings.Printed(
                json, "msq_relative_error", GreedyPathFollowing.RelativeError(layer.Weights, nearest, layer.Inputs, layer.Groups));
        }
    }

    private static (QuantizationGrid Grid, double Step) Grid(JsonElement json, double radius)
    {
        long boundary = (long)json.Number("boundary_idx");
        double step = json.Number("alphabet_scalar") / boundary * radius;
        double threshold = json.NumberOrNull("lamb") ?? 0;
        string? form = json.Has("reg") ? json.Text("reg") : null;
        return form switch
        {
            null => (new SymmetricGrid(step, boundary), step),
            "L1" => (new SoftThresholdGrid(step, boundary, threshold), step),
            "L0" => (new HardThresholdGrid(step - (threshold / boundary), boundary, threshold), step - (threshold / boundary)),
            _ => throw new InvalidDataException($"there is no regularised form {form}"),
        };
    }

    private static double Difference(JsonElement expected, ReadOnlySpan<double> actual)
    {
        double worst = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(expected[i].GetDouble() - actual[i]));
        }

        return worst;
    }
}
