using System.Text.Json.Serialization;

namespace Robotics.Training.Quantization.Files;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, PackedLayer>))]
internal sealed partial class PackedJsonContext : JsonSerializerContext;
