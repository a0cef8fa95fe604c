using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Ros;

namespace Robotics.Dashboard.Foxglove;

/// <summary>
/// A parameter as the protocol writes it. Its name is the node's and its own with a dot between, as in the bridge of ROS 2.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">Given where JSON does not tell the type.</param>
internal sealed record FoxgloveParameter(string Name, JsonNode? Value, string? Type)
{
    public static FoxgloveParameter Of(WatchedNode node, ParameterReport report) =>
        new($"{node.FullName}.{report.Name}", report.Value, report.Type switch
        {
            "double" => "float64",
            "double[]" => "float64_array",
            "byte[]" => "byte_array",
            _ => null,
        });

    /// <summary>The parameter's own name, or null where it belongs to another node.</summary>
    public static string? OwnName(WatchedNode node, string name) =>
        name.StartsWith(node.FullName + '.', StringComparison.Ordinal) ? name[(node.FullName.Length + 1)..] : null;
}
