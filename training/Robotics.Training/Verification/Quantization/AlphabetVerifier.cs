using System.Text.Json;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Verification.Quantization;

/// <summary>Checks <see cref="GreedyForm.V2020"/> on its alphabets: codes exactly.</summary>
internal sealed class AlphabetVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Group == "quant" && record.Json.Has("alphabet") && record.Json.Has("Q_alphabet_index");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json;
        GreedyLayer layer = GreedyLayer.From(json, json.GetProperty("Q_alphabet_index"));
        double radius = json.Number("alphabet_scalar") * GridScale.Median(layer.Weights);
        findings.Printed(json, "radius", radius);
        var grid = new AlphabetGrid(radius, (long)json.Number("levels"));
        findings.Add(
            "alphabet",
            json.Numbers("alphabet").Select((value, code) => Math.Abs(value - grid.Decode(code))).Max(),
            Tolerances.Printed);

        QuantizedWeights quantized = GreedyPathFollowing.Quantize(layer.Weights, layer.Inputs, grid, GreedyForm.V2020, layer.Groups);
        findings.Codes(json, "Q_alphabet_index", quantized);
        findings.Printed(json, "relative_error", GreedyPathFollowing.RelativeError(layer.Weights, quantized, layer.Inputs, layer.Groups));
        QuantizedWeights nearest = RoundToNearest.Quantize(layer.Weights, grid);
        findings.Codes(json, "msq_alphabet_index", nearest);
        findings.Printed(json, "msq_relative_error", GreedyPathFollowing.RelativeError(layer.Weights, nearest, layer.Inputs, layer.Groups));
    }
}
