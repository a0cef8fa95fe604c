namespace Robotics.Dashboard.Control;

/// <summary>Asks to switch the node on or off.</summary>
internal sealed record EnableRequest(bool Enabled);
