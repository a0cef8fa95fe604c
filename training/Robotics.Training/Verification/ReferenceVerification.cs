using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Verification;

/// <summary>Runs the records of a reference directory against this program.</summary>
public static class ReferenceVerification
{
    /// <summary>The folders of a reference directory.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["models", "losses", "quant", "metrics", "train"];

    /// <summary>
    /// Verifies all records, or those of one group; records beside the groups (the formula's self-test) always come first.
    /// </summary>
    /// <param name="directory">The reference directory.</param>
    /// <param name="group">One of <see cref="Groups"/>, or null for all.</param>
    /// <param name="onRecord">Told the name of each record before it is verified.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">The directory holds no record of the group, or a file is no JSON.</exception>
    public static VerificationReport Run(string directory, string? group = null, Action<string>? onRecord = null)
    {
        IReadOnlyList<ReferenceRecord> all = ReferenceDirectory.Read(directory);
        ReferenceRecord[] records =
        [
            .. all.Where(record => record.Group.Length == 0),
            .. all.Where(record => record.Group.Length > 0 && (group is null || record.Group == group)),
        ];
        if (group is not null && records.All(record => record.Group.Length == 0))
        {
            throw new InvalidDataException($"{directory} has no record in a folder {group}.");
        }

        var findings = new List<IReadOnlyList<VerificationRow>>();
        foreach (ReferenceRecord record in records)
        {
            onRecord?.Invoke(record.Name);
            findings.Add(Verify(record));
        }

        return VerificationReport.Of(findings);
    }

    private static IReadOnlyList<VerificationRow> Verify(ReferenceRecord record)
    {
        var findings = new Findings(record.Name);
        if (Verifiers.All.FirstOrDefault(verifier => verifier.Handles(record)) is not { } found)
        {
            findings.Uncovered("record", "no verifier knows records of this form");
            return findings.Rows;
        }

        using DisposeScope scope = NewDisposeScope();
        try
        {
            found.Verify(record, findings);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            findings.Fail("record", e.Message.ReplaceLineEndings(" "));
        }

        if (findings.Rows.Count == 0)
        {
            findings.Uncovered("record", "it states nothing that can be compared");
        }

        return findings.Rows;
    }
}
