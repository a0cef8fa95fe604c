using System.Text.Json;

namespace Robotics.Dashboard.Foxglove;

/// <summary>A parameter and the value that it is to have.</summary>
internal sealed record ClientParameter(string Name, JsonElement Value);
