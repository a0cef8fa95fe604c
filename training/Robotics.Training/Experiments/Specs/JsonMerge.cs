using System.Text.Json.Nodes;

namespace Robotics.Training.Experiments;

/// <summary>Lays one JSON object over another.</summary>
internal static class JsonMerge
{
    /// <summary>
    /// A copy of <paramref name="under"/> in which the keys of <paramref name="over"/> count; objects within are merged likewise.
    /// </summary>
    public static JsonObject Over(JsonObject under, JsonObject? over)
    {
        JsonObject merged = under.DeepClone().AsObject();
        foreach ((string key, JsonNode? value) in over ?? [])
        {
            merged[key] = merged[key] is JsonObject below && value is JsonObject above ? Over(below, above) : value?.DeepClone();
        }

        return merged;
    }
}
