namespace Robotics.Dashboard.Telemetry;

/// <summary>The newest status of one component.</summary>
/// <param name="Name">The component, in most cases with the node's name before it.</param>
/// <param name="Level">0 ok, 1 warning, 2 error, 3 stale.</param>
/// <param name="Message">What it says.</param>
/// <param name="Hardware">The hardware that it concerns.</param>
/// <param name="IsOwn">Whether it is a component of the node that is shown.</param>
/// <param name="Values">Names and values.</param>
internal sealed record DiagnosticReport(string Name, int Level, string Message, string Hardware, bool IsOwn, string[][] Values);
