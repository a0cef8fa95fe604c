using System.Text.Json.Serialization;

namespace Robotics.Training;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    Converters = [typeof(ImageSizeJsonConverter)])]
[JsonSerializable(typeof(TrainingOptions))]
[JsonSerializable(typeof(TrainingSummary))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
