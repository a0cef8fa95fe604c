namespace Robotics.Nodes.Monitoring;

/// <summary>One mask on the time axis.</summary>
/// <param name="Seconds">Arrival after the first mask.</param>
/// <param name="Milliseconds">From the image's stamp to the arrival.</param>
internal readonly record struct LatencyPoint(double Seconds, double Milliseconds);
