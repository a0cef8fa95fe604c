using Robotics.Nodes.Reports;
using Robotics.Nodes.Reports.Charts;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>The charts of a report.</summary>
internal sealed class EvalCharts(EvalSummary summary, EvalOutcome outcome, string[] names)
{
    private const int MaxPoints = 1500;
    private const double NanosecondsPerSecond = 1e9;

    private bool HasTruth => summary.Truth is not null;

    /// <summary>Quality and flicker over the time of the recording.</summary>
    public void AddCourse(HtmlPage page)
    {
        AddLegend(page);
        AddLines(page, $"Every frame: {summary.Score}", figures => FrameScore.Of(figures, HasTruth, summary.Reference is not null));
        if (HasTruth)
        {
            AddLines(page, "Every frame: pixels that change where the truth stays [%]", figures => 100 * figures.FalseFlicker);
        }
        else
        {
            AddLines(page, "Every frame: pixels that change from the frame before [%]", figures => 100 * figures.Flicker);
        }
    }

    /// <summary>How sure the models are, and how right when they are so sure.</summary>
    public void AddConfidence(HtmlPage page)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (summary.Models[i].ConfidenceHistogram is { } histogram)
            {
                double pixels = Math.Max(1, histogram.Sum());
                string title = $"Share of the pixels by confidence{(names.Length > 1 ? $", {names[i]}" : "")} [%]";
                AddChart(page, title, Plot.Columns(title, "confidence", [.. histogram.Select(count => 100 * count / pixels)], 1));
            }
        }

        if (HasTruth)
        {
            AddLegend(page);
            AddChart(
                page,
                "Share of right pixels by confidence; a model that knows how sure it may be follows the dots",
                Plot.Lines(
                    "Share of right pixels by confidence", "confidence", [.. outcome.Metrics.Select(Calibration)], [(0, 0), (1, 1)]));
        }
    }

    /// <summary>Latency of the stages of each model.</summary>
    public void AddLatency(HtmlPage page)
    {
        page.Raw("<p class=\"soft\">From the recorded message to the mask: ");
        page.Raw("median (dark), 95th percentile (light) and 99th percentile (tick)</p>");
        for (int i = 0; i < names.Length; i++)
        {
            (string Name, Percentiles Times)[] stages = Stages(summary.Models[i].LatencyMs);
            if (names.Length > 1)
            {
                page.Add($"<p>{names[i]}</p>");
            }

            page.Raw("<div class=\"scroll\">");
            page.Raw(Plot.Bars(
                $"Latency of the stages, {names[i]}",
                "[ms]",
                [.. stages.Select(stage => (stage.Name, stage.Times.P50, stage.Times.P95, stage.Times.P99))]).ToString());
            page.Raw("</div>");
            StageTable.Add(page, stages);
        }
    }

    private static (string Name, Percentiles Times)[] Stages(EvalLatencies times) =>
    [
        ("decode", times.Decode),
        ("preprocess", times.Preprocess),
        ("inference", times.Inference),
        ("postprocess", times.Postprocess),
        ("end to end", times.EndToEnd),
    ];

    private static (double X, double Y)[] Calibration(ModelMetrics metrics)
    {
        double[] accuracy = metrics.Confidence.Accuracy(ModelSummary.Intervals);
        return
        [
            .. accuracy.Select((right, i) => ((i + 0.5) / ModelSummary.Intervals, right)).Where(point => !double.IsNaN(point.right)),
        ];
    }


    private static void AddChart(HtmlPage page, string title, SvgDrawing drawing) =>
        page.Add($"<p class=\"soft\">{title}</p>").Raw("<div class=\"scroll\">").Raw(drawing.ToString()).Raw("</div>\n");

    private void AddLegend(HtmlPage page)
    {
        if (names.Length == 1)
        {
            return;
        }

        page.Raw("<p class=\"legend\">");
        for (int i = 0; i < names.Length; i++)
        {
            page.Add($"<span><i class=\"swatch s{i % Plot.ChartColors}\"></i>{names[i]}</span>");
        }

        page.Raw("</p>\n");
    }

    private void AddLines(HtmlPage page, string title, Func<ModelFrameFigures, double?> figure) =>
        AddChart(page, title, Plot.Lines(title, "time [s]", [.. names.Select((_, i) => Course(i, figure))], []));

    private double Seconds(FrameFigures frame) => (frame.Recorded - outcome.Subject.StartStamp) / NanosecondsPerSecond;

    // A line of more points than pixels shows nothing more: groups of frames become their mean.
    private (double X, double Y)[] Course(int model, Func<ModelFrameFigures, double?> figure) =>
    [
        .. outcome.Frames
            .Select(frame => (Time: Seconds(frame), Value: figure(frame.Models[model])))
            .Where(point => point.Value is not null)
            .Chunk(Math.Max(1, (outcome.Frames.Length + MaxPoints - 1) / MaxPoints))
            .Select(group => (group[0].Time, group.Average(point => point.Value!.Value))),
    ];
}
