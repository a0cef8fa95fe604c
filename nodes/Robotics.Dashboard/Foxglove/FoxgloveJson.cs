using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Dashboard.Foxglove;

/// <summary>JSON of the protocol.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(Advertisement))]
[JsonSerializable(typeof(Unadvertisement))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(ParameterValues))]
[JsonSerializable(typeof(ClientMessage))]
internal sealed partial class FoxgloveJson : JsonSerializerContext;
