using System.Text.Json;

namespace Robotics.Training.Verification;

/// <summary>Short ways to read what reference records are made of.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    public static double? NumberOrNull(this JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static IReadOnlyList<double> Numbers(this JsonElement json, string name) =>
        [.. json.List(name).Select(value => value.GetDouble())];

    public static long[] Longs(this JsonElement json, string name) => [.. json.List(name).Select(value => value.GetInt64())];

    public static IEnumerable<JsonElement> List(this JsonElement json, string name) => json.GetProperty(name).EnumerateArray();

    public static bool Has(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;
}
