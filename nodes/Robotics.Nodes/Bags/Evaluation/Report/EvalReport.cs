using System.Globalization;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>The report of an evaluation: one page with everything in it.</summary>
internal sealed class EvalReport(EvalSummary summary, EvalOutcome outcome)
{
    private const double NanosecondsPerSecond = 1e9;
    private const double BytesPerMegabyte = 1e6;

    private string[] Names => ModelNames.Of(summary.Models);

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        HtmlPage page = new($"Evaluation of {BagName}");
        AddHeader(page);
        if (summary.Models.Length == 1)
        {
            AddTiles(page, summary.Models[0]);
        }
        else
        {
            page.Section("Models side by side", new ModelTable(summary, Names).AddTo);
        }

        FrameGallery gallery = new(outcome.Subject, Names);
        gallery.AddTo(page, $"Worst frames by {summary.Score}", outcome.Worst);
        gallery.AddTo(page, $"Best frames by {summary.Score}", outcome.Best);
        page.Section("Classes", new EvalClassTable(outcome, Names).AddTo);
        EvalCharts charts = new(summary, outcome, Names);
        page.Section("Frame by frame", charts.AddCourse);
        if (summary.Models.Any(model => model.Confidence is not null))
        {
            page.Section("Confidence", charts.AddConfidence);
        }

        page.Section("Latency", charts.AddLatency);
        page.Raw("<div class=\"columns\">\n");
        page.Section("Recording", AddRecording);
        page.Section(summary.Models.Length == 1 ? "Model" : "Models", AddModels);
        return page.Raw("</div>\n").ToString();
    }

    private string BagName => Path.GetFileName(Path.TrimEndingDirectorySeparator(summary.Bag));

    private double Seconds => (outcome.Subject.EndStamp - outcome.Subject.StartStamp) / NanosecondsPerSecond;

    private void AddHeader(HtmlPage page)
    {
        page.Add($"<header><h1>Evaluation of {BagName}</h1>");
        page.Add($"<p class=\"soft\">{summary.Frames} frames of {summary.Topic} in {Seconds:0.0} s, ");
        page.Add($"{(summary.Truth is { } truth ? $"true masks from {truth}" : "no true masks")}.</p>\n");
        List<string> faults = [.. summary.Damage];
        if (outcome.FirstRejection is { } rejection)
        {
            faults.Add($"{summary.Rejected} messages are no images and were left out. {rejection}");
        }

        if (faults.Count > 0)
        {
            page.Raw("<p class=\"verdict bad\">The recording is not whole</p><ul class=\"problems\">");
            foreach (string fault in faults)
            {
                page.Add($"<li>{fault}</li>");
            }

            page.Raw("</ul>");
        }

        page.Raw("</header>\n");
    }

    private void AddTiles(HtmlPage page, ModelSummary model)
    {
        page.Raw("<div class=\"tiles\">\n");
        foreach (EvalFigure figure in EvalFigure.All.Where(figure => figure.Of(model) is not null))
        {
            page.Add($"<div class=\"tile\"><b>{figure.Text(model)}{figure.Unit}</b><span>{figure.Meaning}</span></div>\n");
        }

        page.Add($"<div class=\"tile\"><b>{summary.PeakMemoryMb:0} MB</b><span>most memory of the process</span></div></div>\n");
    }

    private void AddRecording(HtmlPage page) => page.Facts(
    [
        ("path", summary.Bag),
        ("frames", $"{summary.Frames} on {summary.Topic}"),
        ("truth", summary.Truth is { } truth ? $"{truth}, for {summary.FramesWithTruth} frames" : "none"),
        ("reference", summary.Reference ?? "none"),
        ("boundaries", Number(100 * summary.BoundaryTolerance, "0.##") + " % of the diagonal apart at most"),
        ("peak memory", Number(summary.PeakMemoryMb, "0") + " MB"),
        ("host", string.Join("; ", summary.Hosts)),
    ]);

    private void AddModels(HtmlPage page)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            EvalModel model = outcome.Subject.Models[i];
            if (i > 0)
            {
                page.Raw("<hr/>\n");
            }

            page.Facts(
            [
                ("name", model.Name),
                ("file", $"{model.File}, {Number(model.Bytes / BytesPerMegabyte, "0.0")} MB"),
                ("input", $"{model.Input[1]}×{model.Input[0]}"),
                ("engine", model.Engine),
                ("hash of the file", model.Sha256),
                ("hash of the masks", summary.Models[i].Sha256Masks),
            ]);
        }
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
