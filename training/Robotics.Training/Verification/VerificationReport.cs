using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Training.Verification;

/// <summary>What came of a verification. A record is passed when all its comparisons are, and failed when one is.</summary>
/// <param name="Records">Records found.</param>
/// <param name="Passed">Records whose comparisons all passed.</param>
/// <param name="Failed">Records with a comparison that failed.</param>
/// <param name="Uncovered">Records with no failure, of which something is not covered.</param>
/// <param name="Rows">All comparisons.</param>
public sealed record VerificationReport(
    int Records, int Passed, int Failed, int Uncovered, IReadOnlyList<VerificationRow> Rows)
{
    internal static VerificationReport Of(IReadOnlyList<IReadOnlyList<VerificationRow>> records)
    {
        int failed = records.Count(rows => rows.Any(row => row.Verdict == Verdict.Failed));
        int passed = records.Count(rows => rows.All(row => row.Verdict == Verdict.Passed));
        return new VerificationReport(
            records.Count, passed, failed, records.Count - passed - failed, [.. records.SelectMany(rows => rows)]);
    }

    /// <summary>Indented JSON with snake_case names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, VerificationJsonContext.Default.VerificationReport);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true)]
[JsonSerializable(typeof(VerificationReport))]
internal sealed partial class VerificationJsonContext : JsonSerializerContext;
