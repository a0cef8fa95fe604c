using System.Text.Json;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Verification.Quantization;

/// <summary>Comparisons that the records of weight quantization share.</summary>
internal static class CodeFindings
{
    /// <summary>A number to the printed digits.</summary>
    public static void Printed(this Findings findings, JsonElement json, string name, double actual)
    {
        double expected = json.Number(name);
        findings.Near(name, expected, actual, Tolerances.Printed * Math.Abs(expected));
    }

    /// <summary>Codes, exactly.</summary>
    public static void Codes(this Findings findings, JsonElement json, string name, QuantizedWeights actual) => findings.Equal(
        name,
        json.List(name).SelectMany(row => row.EnumerateArray().Select(code => code.GetInt64())),
        Enumerable.Range(0, actual.Rows).SelectMany(row => actual[row].ToArray()));
}
