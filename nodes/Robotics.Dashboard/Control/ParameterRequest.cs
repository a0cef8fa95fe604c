using System.Text.Json;

namespace Robotics.Dashboard.Control;

/// <summary>Asks to set a parameter.</summary>
internal sealed record ParameterRequest(string Name, JsonElement Value);
