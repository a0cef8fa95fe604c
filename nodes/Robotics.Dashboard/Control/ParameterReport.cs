using System.Text.Json.Nodes;

namespace Robotics.Dashboard.Control;

/// <summary>A parameter as a page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as <c>ros2 param</c> calls it, for example <c>double</c> or <c>string[]</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Description">What it does.</param>
/// <param name="Constraints">What is allowed, in words.</param>
/// <param name="IsReadOnly">Whether it can be changed.</param>
/// <param name="Min">The least allowed number, or null.</param>
/// <param name="Max">The greatest allowed number, or null.</param>
/// <param name="Step">The distance of allowed numbers, or null.</param>
internal sealed record ParameterReport(
    string Name,
    string Type,
    JsonNode? Value,
    string Description,
    string Constraints,
    bool IsReadOnly,
    double? Min,
    double? Max,
    double? Step);
