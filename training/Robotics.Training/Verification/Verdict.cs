using System.Text.Json.Serialization;

namespace Robotics.Training.Verification;

/// <summary>What came of a comparison with a reference.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Within the tolerance.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Beyond the tolerance, or not computable.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>There is nothing here to compare with.</summary>
    [JsonStringEnumMemberName("uncovered")]
    Uncovered,
}
