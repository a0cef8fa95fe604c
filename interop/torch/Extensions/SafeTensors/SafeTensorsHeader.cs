using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace TorchSharp.Extensions;

/// <summary>The header of a file: 8 bytes of length, little endian, and as many bytes of JSON.</summary>
internal sealed record SafeTensorsHeader(
    IReadOnlyList<SafeTensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    public const int LengthBytes = 8;

    internal const string MetadataKey = "__metadata__";

    private const long LongestHeader = 100_000_000;

    public static byte[] Write(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(MetadataKey);
                foreach (var (key, text) in metadata) json.WriteString(key, text);
                json.WriteEndObject();
            }
            foreach (var entry in entries) Write(json, entry);
            json.WriteEndObject();
        }
        // Spaces at the end align the data.
        while (buffer.Length % LengthBytes != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    public static SafeTensorsHeader Read(SafeFileHandle file, string path)
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        var size = RandomAccess.GetLength(file);
        if (size < LengthBytes) throw Damaged(path, "it is shorter than its own length field");
        ReadExactly(file, prefix, 0, path);
        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > LongestHeader || length > size - LengthBytes)
            throw Damaged(path, $"the header cannot be {length} bytes long in a file of {size}");
        var json = new byte[length];
        ReadExactly(file, json, LengthBytes, path);
        var start = LengthBytes + length;
        return SafeTensorsHeaderParser.Parse(json, start, size - start, path);
    }

    public static void ReadExactly(SafeFileHandle file, Span<byte> target, long offset, string path)
    {
        while (target.Length > 0)
        {
            var count = RandomAccess.Read(file, target, offset);
            if (count == 0) throw Damaged(path, "it ends too early");
            target = target[count..];
            offset += count;
        }
    }

    internal static InvalidDataException Damaged(string path, string what, Exception? inner = null) =>
        new($"{path} is not a sound safetensors file: {what}.", inner);

    private static void Write(Utf8JsonWriter json, SafeTensorsEntry entry)
    {
        if (entry.Name == MetadataKey) throw new ArgumentException($"A tensor cannot be called {MetadataKey}.");
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", SafeTensorsTypes.NameOf(entry.Type));
        json.WriteStartArray("shape");
        foreach (var size in entry.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
