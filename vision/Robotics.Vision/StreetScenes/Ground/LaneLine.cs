namespace Robotics.Vision.StreetScenes.Ground;

/// <summary>A painted line along the street: position across, half width, dash period (0: solid) and painted part of it.</summary>
internal readonly record struct LaneLine(float Lateral, float HalfWidth, float Period, float Duty);
