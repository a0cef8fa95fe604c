using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Vision;

/// <summary>Writes a colour as <c>[r, g, b]</c>.</summary>
internal sealed class Rgb24JsonConverter : JsonConverter<Rgb24>
{
    public override Rgb24 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Malformed();
        }

        var color = new Rgb24(Channel(ref reader), Channel(ref reader), Channel(ref reader));
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? color : throw Malformed();
    }

    public override void Write(Utf8JsonWriter writer, Rgb24 value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{value.R}, {value.G}, {value.B}]");

    private static byte Channel(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out byte channel) ? channel : throw Malformed();

    private static JsonException Malformed() => new("A colour is an array of three numbers within 0 to 255.");
}
