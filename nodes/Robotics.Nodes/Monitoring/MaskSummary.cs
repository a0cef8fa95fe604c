using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Monitoring;

/// <summary>What the masks showed up to a moment.</summary>
/// <param name="Labels">Ground truths received.</param>
/// <param name="Masks">Masks received.</param>
/// <param name="Matched">Masks compared with the ground truth of the same stamp.</param>
/// <param name="Mismatched">Masks that could not be compared with it.</param>
/// <param name="Fps">Masks a second between the first and the last.</param>
/// <param name="EndToEnd">From the image's stamp to the arrival of its mask, in milliseconds.</param>
/// <param name="Miou">Mean IoU over the classes present; NaN without ground truth.</param>
/// <param name="PixelAccuracy">Share of right pixels; NaN without ground truth.</param>
/// <param name="ClassIou">IoU of the classes present.</param>
internal sealed record MaskSummary(
    long Labels,
    long Masks,
    long Matched,
    long Mismatched,
    double Fps,
    Percentiles EndToEnd,
    double Miou,
    double PixelAccuracy,
    Dictionary<string, double> ClassIou);
