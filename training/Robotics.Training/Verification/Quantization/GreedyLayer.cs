using System.Text.Json;
using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Verification.Quantization;

/// <summary>The layer of a record of greedy path following: weights and inputs by the recipe that the file states.</summary>
internal sealed record GreedyLayer(Matrix Weights, LayerInputs Inputs, int Groups)
{
    private const int Samples = 64;
    private const double NoiseScale = 0.05;

    /// <param name="json">The record.</param>
    /// <param name="codes">Its list of codes or values: one row a neuron.</param>
    public static GreedyLayer From(JsonElement json, JsonElement codes)
    {
        bool wide = json.Has("groups") && json.GetProperty("groups").ValueKind == JsonValueKind.String;
        int groups = wide ? 1 : (int)(json.NumberOrNull("groups") ?? 1);
        (string weight, string suffix) = wide ? ("gpfq.weight_wide", "_wide") : groups > 1 ? ("gpfq.weight_g", "") : ("gpfq.weight", "");
        int neurons = codes.GetArrayLength(), length = codes[0].GetArrayLength();
        int rows = length * groups;
        double[] exact = Widen(ReferenceFormula.Generic("gpfq.input" + suffix, Samples * rows, 1));
        double[] seen = [.. exact];
        if (!json.Has("quantized_input") || json.Text("quantized_input") != "X")
        {
            float[] noise = ReferenceFormula.Generic("gpfq.noise" + suffix, Samples * rows, NoiseScale);
            seen = [.. seen.Select((value, i) => value + noise[i])];
        }

        if (json.NumberOrNull("zero_column") is { } zero)
        {
            for (int sample = 0; sample < Samples; sample++)
            {
                seen[(sample * rows) + (int)zero] = 0;
            }
        }

        return new GreedyLayer(
            new Matrix(neurons, length, Widen(ReferenceFormula.State(weight, [neurons, length]))),
            new LayerInputs(new Matrix(Samples, rows, exact).Transpose(), new Matrix(Samples, rows, seen).Transpose()),
            groups);
    }

    private static double[] Widen(float[] values) => [.. values.Select(value => (double)value)];
}
