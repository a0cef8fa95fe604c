using System.Text.Json;
using System.Text.Json.Serialization;
using Robotics.Training.Data;

namespace Robotics.Training;

/// <summary>Sizes as text, "288x512".</summary>
internal sealed class ImageSizeJsonConverter : JsonConverter<ImageSize>
{
    public override ImageSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ImageSize.TryParse(reader.GetString() ?? string.Empty, out ImageSize size)
            ? size
            : throw new JsonException("A size is written HxW, as in 288x512.");

    public override void Write(Utf8JsonWriter writer, ImageSize value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
