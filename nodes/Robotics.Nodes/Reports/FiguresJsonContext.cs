using System.Text.Json.Serialization;
using Robotics.Bags;
using Robotics.Nodes.Bags;
using Robotics.Nodes.Bags.Evaluation;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Reports;

/// <summary>JSON of the figures that commands report.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CameraFigures))]
[JsonSerializable(typeof(NodeFigures))]
[JsonSerializable(typeof(MonitorFigures))]
[JsonSerializable(typeof(DemoSummary))]
[JsonSerializable(typeof(BagFigures))]
[JsonSerializable(typeof(BagRecovery))]
[JsonSerializable(typeof(PlayFigures))]
[JsonSerializable(typeof(RecordFigures))]
[JsonSerializable(typeof(EvalSubject))]
[JsonSerializable(typeof(EvalPart))]
[JsonSerializable(typeof(EvalSummary))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;
