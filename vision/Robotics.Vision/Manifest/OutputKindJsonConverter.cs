using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Vision;

/// <summary>Writes an output kind as its name in lower case.</summary>
internal sealed class OutputKindJsonConverter : JsonConverter<OutputKind>
{
    public override OutputKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? reader.GetString() : null) switch
        {
            "logits" => OutputKind.Logits,
            "labels" => OutputKind.Labels,
            "probabilities" => OutputKind.Probabilities,
            var other => throw new JsonException($"The output kind '{other}' is not one of logits, labels, probabilities."),
        };

    public override void Write(Utf8JsonWriter writer, OutputKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value switch
        {
            OutputKind.Logits => "logits",
            OutputKind.Labels => "labels",
            _ => "probabilities",
        });
}
