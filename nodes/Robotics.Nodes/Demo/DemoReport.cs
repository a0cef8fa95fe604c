using System.Globalization;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Reports.Charts;

namespace Robotics.Nodes.Demo;

/// <summary>The report of a demo: one page with everything in it.</summary>
/// <param name="summary">What was measured.</param>
/// <param name="monitor">The course of the run, its classes and its pictures.</param>
/// <param name="model">The model.</param>
internal sealed class DemoReport(DemoSummary summary, MonitorFigures monitor, ModelCard model)
{
    private const int Intervals = 60;
    private const int MaxPoints = 1500;

    private Percentiles EndToEnd => summary.LatencyMs.EndToEnd;

    private (string Name, Percentiles Times)[] Stages =>
    [
        ("receive", summary.LatencyMs.Receive),
        ("preprocess", summary.LatencyMs.Preprocess),
        ("inference", summary.LatencyMs.Inference),
        ("postprocess", summary.LatencyMs.Postprocess),
        ("publish", summary.LatencyMs.Publish),
        ("end to end", EndToEnd),
    ];

    /// <summary>The page.</summary>
    /// <exception cref="IOException">A picture cannot be read.</exception>
    public string ToHtml()
    {
        HtmlPage page = new($"Segmentation demo: {summary.Model}");
        AddHeader(page);
        AddTiles(page);
        if (monitor.Pictures.Length > 0)
        {
            page.Section("What the robot saw", AddPictures);
        }

        page.Section("Classes", new ClassTable(monitor.Classes).AddTo);
        page.Section("Latency from image stamp to mask", AddLatency);
        page.Section("Stages", AddStages);
        page.Section("Every frame accounted for", AddAccount);
        page.Raw("<div class=\"columns\">\n");
        page.Section("Model", AddModel);
        page.Section("Run", AddRun);
        return page.Raw("</div>\n").ToString();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Share(double part, double whole) => whole > 0 ? Number(100 * part / whole, "0.0") + " %" : "–";

    private void AddHeader(HtmlPage page)
    {
        page.Add($"<header><h1>Street segmentation, live over ROS 2</h1><p class=\"soft\">{summary.Model} on {summary.Provider}: ");
        page.Add($"{summary.Image[1]}×{summary.Image[0]} camera at {summary.Rate:0.#} Hz, ");
        page.Add($"model input {summary.Input[1]}×{summary.Input[0]}, ");
        page.Add($"{summary.Seconds:0.0} s, {summary.Transport}.</p>\n");
        if (summary.Problems.Length == 0)
        {
            page.Raw("<p class=\"verdict good\">All frames are accounted for</p></header>\n");
            return;
        }

        page.Raw("<p class=\"verdict bad\">The run is not sane</p><ul class=\"problems\">");
        foreach (string problem in summary.Problems)
        {
            page.Add($"<li>{problem}</li>");
        }

        page.Raw("</ul></header>\n");
    }

    private void AddTiles(HtmlPage page)
    {
        DemoFrames frames = summary.Frames;
        (string Figure, string What)[] tiles =
        [
            ($"{Number(summary.Fps, "0.0")}", "masks a second"),
            ($"{Number(EndToEnd.P50, "0.0")} ms", "median latency, image to mask"),
            ($"{Number(EndToEnd.P99, "0.0")} ms", "99th percentile"),
            (double.IsNaN(summary.Miou) ? "–" : Number(summary.Miou, "0.000"), $"mIoU over {summary.ClassIou.Count} classes"),
            (Share(frames.Received, frames.Published), "of the frames received"),
            (Share(frames.Segmented, frames.Received), "of those segmented"),
            (summary.AllocBytesPerFrame is { } bytes ? $"{Number(bytes, "0")} B" : "–", "managed memory a frame"),
        ];
        page.Raw("<div class=\"tiles\">\n");
        foreach ((string figure, string what) in tiles)
        {
            page.Add($"<div class=\"tile\"><b>{figure}</b><span>{what}</span></div>\n");
        }

        page.Raw("</div>\n");
    }

    private void AddPictures(HtmlPage page)
    {
        foreach (Monitoring.Pictures.PictureFiles picture in monitor.Pictures)
        {
            page.Raw("<div class=\"frames\">\n");
            AddFigure(picture.Camera, "Camera");
            AddFigure(picture.Mask, $"Mask of the node: {Share(picture.PixelAccuracy, 1)} of the pixels are right");
            AddFigure(picture.Truth, "Ground truth");
            page.Raw("</div>\n");
        }

        void AddFigure(string file, string caption) =>
            page.Add(
                $"<figure><img alt=\"{caption}\" src=\"{EmbeddedImage.DataUri(file)}\"/><figcaption>{caption}</figcaption></figure>\n");
    }

    private void AddLatency(HtmlPage page)
    {
        // A line of more points than pixels shows nothing more; the slowest of each group stays.
        (double, double)[] line = [.. monitor.Timeline
            .Chunk(Math.Max(1, monitor.Timeline.Length / MaxPoints))
            .Select(group => (group[0].Seconds, group.Max(point => point.Milliseconds)))];
        (string, double)[] marks = [("p50", EndToEnd.P50), ("p99", EndToEnd.P99)];
        page.Raw("<p class=\"soft\">Every mask over the run [ms]</p><div class=\"scroll\">");
        page.Raw(Plot.Line("Latency of every mask over the run", "time [s]", line, marks).ToString());
        page.Raw("</div><p class=\"soft\">Number of masks by latency</p><div class=\"scroll\">");
        double[] latencies = [.. monitor.Timeline.Select(point => point.Milliseconds)];
        page.Raw(Plot.Histogram("Number of masks by latency", "latency [ms]", latencies, Intervals, marks).ToString());
        page.Raw("</div>\n");
    }

    private void AddStages(HtmlPage page)
    {
        page.Raw("<p class=\"soft\">Median (dark), 95th percentile (light) and 99th percentile (tick)</p><div class=\"scroll\">");
        page.Raw(Plot.Bars(
            "Latency of the stages",
            "[ms]",
            [.. Stages.Select(stage => (stage.Name, stage.Times.P50, stage.Times.P95, stage.Times.P99))]).ToString());
        page.Raw("</div>");
        StageTable.Add(page, Stages);
    }

    private void AddAccount(HtmlPage page)
    {
        (DemoFrames frames, DemoMasks masks, FrameLosses lost) = (summary.Frames, summary.Masks, summary.Lost);
        (string What, long Count, string Where)[] rows =
        [
            ("published by the camera", frames.Published, ""),
            ("received by the node", frames.Received, Lost(lost.CameraToNode, "on the way")),
            ("segmented", frames.Segmented, ""),
            ("dropped", frames.Dropped, frames.Dropped > 0 ? "a newer frame had arrived" : ""),
            ("rejected", frames.Rejected, frames.Rejected > 0 ? "could not be read" : ""),
            ("masks published", masks.Published, ""),
            ("masks received by the monitor", masks.Received, Lost(lost.NodeToMonitor, "on the way")),
            ("masks compared with the truth", masks.Compared, ""),
        ];
        page.Raw("<div class=\"scroll\"><table><tr><th>frames</th><th>number</th><th>of published</th><th>lost</th></tr>\n");
        foreach ((string what, long count, string where) in rows)
        {
            page.Add($"<tr><td>{what}</td><td>{count}</td><td>{Share(count, frames.Published)}</td><td>{where}</td></tr>\n");
        }

        page.Raw("</table></div>\n");
    }

    private static string Lost(long count, string where) => count != 0 ? $"{count} {where}" : "";

    private void AddModel(HtmlPage page)
    {
        Vision.ModelManifest manifest = model.Manifest;
        List<(string, string)> facts =
        [
            ("name", manifest.Name),
            ("architecture", manifest.Architecture.Length > 0 ? manifest.Architecture : "not stated"),
            ("file", $"{model.File}, {Number(model.Megabytes, "0.0")} MB"),
            ("input", $"{model.InputWidth}×{model.InputHeight}, {manifest.Classes.Count} classes"),
            ("weights", manifest.Quantization is { } form ? $"{form.Bits} bits ({form.Form})" : "FP32"),
        ];
        if (manifest.Training is { } training)
        {
            facts.Add(("trained on", $"{training.Dataset}, {training.Steps} steps, seed {training.Seed}"));
            facts.Add(("validation mIoU", training.Miou is { } miou ? Number(miou, "0.000") : "not measured"));
        }

        if (model.SelfCheckAgreement is { } agreement)
        {
            facts.Add(("self-check", $"{Share(agreement, 1)} of the pixels agree"));
        }

        page.Facts(facts);
    }

    private void AddRun(HtmlPage page)
    {
        List<(string, string)> facts =
        [
            ("host", summary.Host),
            ("provider", summary.Provider),
            ("transport", summary.Transport),
            ("managed memory", $"measured over {summary.AllocFrames} frames"),
        ];
        if (summary.Scenes is { } scenes)
        {
            facts.Add(("scenes", $"StreetScenes {scenes.Split.ToString().ToLowerInvariant()}, seeds {scenes.FirstSeed} to "
                + $"{scenes.FirstSeed + (ulong)scenes.Seeds - 1}, {scenes.FramesPerSeed} frames each, shown as a loop of {scenes.Frames}"));
        }

        page.Facts(facts);
        if (summary.EvalCommand is { } command)
        {
            page.Add($"<p class=\"soft\" style=\"margin-top:.75rem\">The same model on exactly these frames:</p>");
            page.Add($"<p><code>{command}</code></p>\n");
        }
    }
}
