using System.Text.Json;

namespace TorchSharp.Extensions;

/// <summary>Reads the JSON of a header and checks that types, shapes and places of all tensors fit together and fill the file.</summary>
internal static class SafeTensorsHeaderParser
{
    public static SafeTensorsHeader Parse(byte[] json, long dataStart, long dataSize, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            var metadata = new Dictionary<string, string>();
            var entries = new List<SafeTensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == SafeTensorsHeader.MetadataKey)
                {
                    foreach (var text in property.Value.EnumerateObject()) metadata.Add(text.Name, text.Value.GetString() ?? "");
                }
                else
                {
                    entries.Add(ParseEntry(property, path));
                }
            }
            CheckPlaces(entries, dataSize, path);
            return new SafeTensorsHeader(entries, metadata, dataStart);
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw SafeTensorsHeader.Damaged(path, $"its header cannot be read ({error.Message.TrimEnd('.')})", error);
        }
    }

    private static SafeTensorsEntry ParseEntry(JsonProperty property, string path)
    {
        var typeName = property.Value.GetProperty("dtype").GetString();
        if (!SafeTensorsTypes.TryParse(typeName, out var type))
            throw SafeTensorsHeader.Damaged(path, $"tensor '{property.Name}' has the unknown type {typeName}");
        var shape = property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets.Length != 2 || shape.Any(size => size < 0) || offsets[0] < 0
            || offsets[1] - offsets[0] != Bytes(shape, type))
        {
            throw SafeTensorsHeader.Damaged(
                path, $"tensor '{property.Name}' of shape [{string.Join(", ", shape)}] cannot lie at [{string.Join(", ", offsets)}]");
        }
        return new SafeTensorsEntry(property.Name, type, shape, offsets[0], offsets[1]);
    }

    private static long Bytes(long[] shape, torch.ScalarType type) =>
        shape.Aggregate((long)torch.ElementSize(type), (bytes, size) => checked(bytes * size));

    // Neither holes nor overlaps: what the header does not speak of has no business in the file.
    private static void CheckPlaces(List<SafeTensorsEntry> entries, long dataSize, string path)
    {
        var position = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != position)
                throw SafeTensorsHeader.Damaged(path, $"tensor '{entry.Name}' begins at byte {entry.Begin} of the data, not at {position}");
            position = entry.End;
        }
        if (position != dataSize) throw SafeTensorsHeader.Damaged(path, $"its tensors fill {position} of {dataSize} bytes");
    }
}
