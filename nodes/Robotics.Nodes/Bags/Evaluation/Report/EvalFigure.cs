using System.Globalization;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>A figure of a model that the report shows first.</summary>
/// <param name="Name">Its name in a table.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Of">Takes it from a summary; null where it is not known.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Unit">What follows the number.</param>
/// <param name="IsBetter">Whether the second of two values is the better one.</param>
internal sealed record EvalFigure(
    string Name, string Meaning, Func<ModelSummary, double?> Of, string Format, string Unit, Func<double, double, bool> IsBetter)
{
    private static readonly Func<double, double, bool> s_more = (one, other) => other > one;
    private static readonly Func<double, double, bool> s_less = (one, other) => other < one;

    public static IReadOnlyList<EvalFigure> All { get; } =
    [
        new("mIoU", "mIoU over the classes present", model => model.Miou, "0.000", "", s_more),
        new("accuracy", "of the pixels are right", model => 100 * model.PixelAccuracy, "0.0", " %", s_more),
        new("boundary F1", "boundary F1", model => model.BoundaryF1, "0.000", "", s_more),
        new("agreement", "of the pixels as the reference", model => 100 * model.Agreement, "0.0", " %", s_more),
        new("flicker", "of the pixels change a frame", model => 100 * model.Flicker, "0.0", " %", s_less),
        new("false flicker", "change where the truth stays", model => 100 * model.FalseFlicker, "0.0", " %", s_less),
        new("confidence", "mean confidence", model => model.Confidence, "0.000", "", s_more),
        new("calibration error", "expected calibration error", model => model.CalibrationError, "0.000", "", s_less),
        new("p50", "median latency", model => model.LatencyMs.EndToEnd.P50, "0.0", " ms", s_less),
        new("p99", "99th percentile", model => model.LatencyMs.EndToEnd.P99, "0.0", " ms", s_less),
        new("FPS", "frames a second", model => model.Fps, "0.0", "", s_more),
    ];

    public string Text(ModelSummary model) => Of(model)?.ToString(Format, CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Whether no other model has a better value.</summary>
    public bool IsBest(ModelSummary model, IEnumerable<ModelSummary> models) =>
        Of(model) is { } value && !models.Select(Of).Any(other => other is { } known && IsBetter(value, known));
}
