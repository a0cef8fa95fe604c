using Robotics.Dashboard.Control;

namespace Robotics.Dashboard.Telemetry;

/// <summary>All that a page shows beside pictures, parameters and what came before.</summary>
/// <param name="Op">Tells the page what it reads.</param>
/// <param name="Node">Full name of the node.</param>
/// <param name="IsAlive">Whether the node publishes now.</param>
/// <param name="Cameras">Names of its cameras.</param>
/// <param name="Camera">The camera that the rest is about, or null before one is found.</param>
/// <param name="Model">The model, where it is known.</param>
/// <param name="Provider">Where it runs, where that is known.</param>
/// <param name="Image">The camera's pictures.</param>
/// <param name="Overlay">The node's overlays.</param>
/// <param name="Counts">Images since the node's start.</param>
/// <param name="Points">The points of the charts that the page has not had.</param>
/// <param name="Stages">Each stage over the time of the charts.</param>
/// <param name="Classes">The legend, by class id.</param>
/// <param name="Unlabelled">Share of pixels without a class.</param>
/// <param name="Diagnostics">Statuses of the node and of others.</param>
/// <param name="Control">What of the node can be changed.</param>
internal sealed record NodeState(
    string Op,
    string Node,
    bool IsAlive,
    string[] Cameras,
    string? Camera,
    string? Model,
    string? Provider,
    StreamReport? Image,
    StreamReport? Overlay,
    FrameCounts? Counts,
    MetricsPoint[] Points,
    StageSummary[] Stages,
    ClassReport[] Classes,
    double? Unlabelled,
    DiagnosticReport[] Diagnostics,
    ControlState Control);
