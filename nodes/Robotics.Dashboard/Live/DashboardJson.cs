using System.Text.Json;
using System.Text.Json.Serialization;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Telemetry;

namespace Robotics.Dashboard.Live;

/// <summary>JSON between page and server.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(LiveCommand))]
[JsonSerializable(typeof(NodeState))]
[JsonSerializable(typeof(ParameterReport[]))]
[JsonSerializable(typeof(ParameterRequest))]
[JsonSerializable(typeof(TransitionRequest))]
[JsonSerializable(typeof(EnableRequest))]
internal sealed partial class DashboardJson : JsonSerializerContext;
