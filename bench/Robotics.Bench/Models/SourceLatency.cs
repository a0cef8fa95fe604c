using Spectre.Console;

namespace Robotics.Bench.Models;

/// <summary>The latency that the source of the hybrid pipeline reports, beside what was measured here.</summary>
internal static class SourceLatency
{
    // -66.56 % of latency from SegFormer-B2 to the compressed EfficientViT; the source's other figures are of its own machine.
    private const double Ratio = 1 - 0.6656;
    private const string Teacher = "segformer-b2";
    private const string Student = "efficientvit-seg-l1-ade20k";

    /// <summary>Prints the comparison where the rows allow it.</summary>
    public static void Print(IReadOnlyList<BenchRow> rows)
    {
        if (rows.LastOrDefault(row => Compares(row)) is not { } row)
        {
            return;
        }

        AnsiConsole.WriteLine(
            "SegFormer-B2 to EfficientViT, latency per 1000 frames: "
            + $"the source reports {Ratio - 1:P2} (ratio {Ratio:F3}), its network compressed; here, "
            + $"{Student} at full precision on ONNX Runtime: {row.Ratio - 1:P2} (ratio {row.Ratio:F3}).");
    }

    private static bool Compares(BenchRow row) =>
        row.Name.StartsWith(Student, StringComparison.Ordinal) && row.Reference.StartsWith(Teacher, StringComparison.Ordinal);
}
