namespace Robotics.Dashboard.Telemetry;

/// <summary>One class in the legend.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its colour in the overlay, <c>#rrggbb</c>.</param>
/// <param name="Share">Share of the newest mask's pixels, 0 .. 1; null while no mask is there.</param>
internal sealed record ClassReport(string Name, string Color, double? Share);
