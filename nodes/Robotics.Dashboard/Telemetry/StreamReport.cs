using Robotics.Dashboard.Streams;

namespace Robotics.Dashboard.Telemetry;

/// <summary>Where a stream's pictures come from.</summary>
/// <param name="Topic">The topic, or null while there is none.</param>
/// <param name="Problem">Why the newest picture cannot be shown, or null.</param>
internal sealed record StreamReport(string? Topic, string? Problem)
{
    public static StreamReport Of(ImageStream stream) => new(stream.Topic, stream.Problem);
}
