using System.Globalization;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>A model against the first one of the same evaluation: what changes when it takes the first one's place.</summary>
/// <param name="LatencyPercent">Change of the median from message to mask.</param>
/// <param name="FpsPercent">Change of the frames a second.</param>
/// <param name="MiouPoints">Change of the mIoU in points; null without truth.</param>
internal sealed record ModelChange(double LatencyPercent, double FpsPercent, double? MiouPoints)
{
    private const double Percent = 100;

    public static ModelChange Of(ModelSummary first, ModelSummary other) => new(
        Round(Percent * (other.LatencyMs.EndToEnd.P50 / first.LatencyMs.EndToEnd.P50 - 1)),
        Round(Percent * (other.Fps / first.Fps - 1)),
        other.Miou - first.Miou is { } difference ? Round(Percent * difference) : null);

    public override string ToString()
    {
        string quality = MiouPoints is { } points
            ? string.Create(CultureInfo.InvariantCulture, $", mIoU {points:+0.00;-0.00;0.00} points")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"latency {LatencyPercent:+0.0;-0.0;0.0} %, FPS {FpsPercent:+0.0;-0.0;0.0} %{quality}");
    }

    private static double Round(double value) => Math.Round(value, 2);
}
