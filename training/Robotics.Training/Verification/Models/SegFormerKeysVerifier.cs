using System.Text.Json;
using Robotics.Training.Models.SegFormer;

namespace Robotics.Training.Verification.Models;

/// <summary>Checks the translation of NVlabs' state-dict keys.</summary>
internal sealed class SegFormerKeysVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Group == "models" && !record.Json.Has("name") && record.Json.Has("state_dict")
        && record.Json.List("state_dict").All(row => row.GetArrayLength() == 3 && row[2].ValueKind == JsonValueKind.Array);

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement[] rows = [.. record.Json.List("state_dict")];
        findings.Equal(
            "keys",
            rows.Select(row => string.Join(" ", row[2].EnumerateArray().Select(key => key.GetString()))),
            rows.Select(row => string.Join(" ", NVlabsKeys.ToHuggingFace(row[0].GetString()!))));
    }
}
