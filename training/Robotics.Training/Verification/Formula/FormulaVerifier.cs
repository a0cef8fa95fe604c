using System.Text.Json;

namespace Robotics.Training.Verification.Formula;

/// <summary>Checks <see cref="ReferenceFormula"/> bit by bit: nothing else means anything while it differs.</summary>
internal sealed class FormulaVerifier : IVerifier
{
    private const long FarIndex = 1_000_003;

    public bool Handles(ReferenceRecord record) => record.Json.Has("raw") && record.Json.Has("state") && record.Json.Has("generic");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        foreach (JsonElement row in record.Json.List("raw"))
        {
            string name = row.Text("name");
            IReadOnlyList<double> first = row.Numbers("raw_first8");
            findings.Equal(
                $"raw {name}",
                [row.Number("fnv1a32"), .. first, row.Number("raw_at_1000003")],
                [
                    ReferenceFormula.Hash(name),
                    .. first.Select((_, i) => ReferenceFormula.Raw(name, i)),
                    ReferenceFormula.Raw(name, FarIndex),
                ]);
        }

        foreach (JsonElement row in record.Json.List("state"))
        {
            Values(findings, "state", row, ReferenceFormula.State(row.Text("name"), row.Longs("shape")));
        }

        JsonElement generic = record.Json.GetProperty("generic");
        long count = generic.Longs("shape").Aggregate(1L, (product, side) => product * side);
        Values(findings, "generic", generic, ReferenceFormula.Generic(
            generic.Text("name"), count, generic.Number("scale"), generic.Number("offset")));

        JsonElement labels = record.Json.GetProperty("labels");
        findings.Equal(
            "labels",
            labels.Longs("values"),
            ReferenceFormula.Labels(labels.Text("name"), (int)labels.Number("n"), (int)labels.Number("classes")).Select(
                label => (long)label));
    }

    private static void Values(Findings findings, string kind, JsonElement row, float[] values)
    {
        string quantity = $"{kind} {row.Text("name")}";
        IReadOnlyList<double> first = row.Numbers("first6");
        findings.Equal(quantity, first, values.Take(first.Count).Select(value => (double)value));
        double l2 = Math.Sqrt(values.Sum(value => (double)value * value));
        findings.Near(quantity + " l2", row.Number("l2"), l2, Tolerances.Printed * l2);
    }
}
