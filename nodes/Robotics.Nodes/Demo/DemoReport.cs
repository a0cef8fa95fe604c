using System.Net;
using System.Text;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Reports.Charts;

namespace Robotics.Nodes.Demo;

/// <summary>Writes <c>report.html</c>, one file with everything in it, and its plots as files beside it.</summary>
internal static class DemoReport
{
    private const int Intervals = 60;
    private const int MaxPoints = 2000;

    private const string Style = """
        body { font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        table { border-collapse: collapse; } td, th { padding: .25rem .8rem .25rem 0; text-align: right; } td:first-child, th:first-child { text-align: left; }
        tr + tr td { border-top: 1px solid #eee; }
        .cards { display: flex; flex-wrap: wrap; gap: 1rem; } .card { border: 1px solid #ddd; border-radius: .5rem; padding: .7rem 1rem; }
        .card b { display: block; font-size: 1.4rem; } .bad { border-left: .3rem solid #c53030; padding-left: .8rem; }
        .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; } img, svg { width: 100%; height: auto; }
        """;

    public static void Write(DemoFolder folder, DemoSummary summary, MonitorFigures monitor)
    {
        SvgDrawing[] plots = [.. Plots(summary, monitor)];
        string[] names = ["latency.svg", "latency-histogram.svg", "stages.svg", "class-iou.svg"];
        foreach ((string name, SvgDrawing plot) in names.Zip(plots))
        {
            File.WriteAllText(folder.Of(name), plot.ToString());
        }

        StringBuilder page = new();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Segmentation demo</title>");
        page.Append($"<meta name=\"viewport\" content=\"width=device-width\"><style>{Style}</style></head><body>\n");
        page.Append($"<h1>{Encode(summary.Model)} on {summary.Image[1]}x{summary.Image[0]} at {summary.Rate:0.#} Hz</h1>\n");
        AddProblems(page, summary);
        AddCards(page, summary);
        AddLatencies(page, summary.LatencyMs);
        foreach (SvgDrawing plot in plots)
        {
            page.Append(plot);
        }

        AddPictures(page, monitor.Pictures);
        AddFacts(page, summary);
        page.Append("</body></html>\n");
        File.WriteAllText(folder.Report, page.ToString());
    }

    private static IEnumerable<SvgDrawing> Plots(DemoSummary summary, MonitorFigures monitor)
    {
        // A line of more points than pixels shows nothing more; the slowest of each group stays.
        (double, double)[] line = [.. monitor.Timeline
            .Chunk(Math.Max(1, monitor.Timeline.Length / MaxPoints))
            .Select(group => (group[0].Seconds, group.Max(point => point.Milliseconds)))];
        yield return Plot.Line("Latency of each mask from the image's stamp to its arrival [ms]", "time [s]", line);
        yield return Plot.Histogram("Masks by latency", "latency [ms]", [.. monitor.Timeline.Select(point => point.Milliseconds)], Intervals);
        yield return Plot.Bars("Stages: p50 and, lighter, p95 [ms]", [.. Stages(summary.LatencyMs).Select(stage => (stage.Name, stage.Times.P50, stage.Times.P95))]);
        yield return Plot.Bars("IoU of the classes present", [.. summary.ClassIou.Select(entry => (entry.Key, entry.Value, entry.Value))]);
    }

    private static IEnumerable<(string Name, Percentiles Times)> Stages(StageLatencies times) =>
    [
        ("receive", times.Receive),
        ("preprocess", times.Preprocess),
        ("inference", times.Inference),
        ("postprocess", times.Postprocess),
        ("publish", times.Publish),
        ("end to end", times.EndToEnd),
    ];

    private static void AddProblems(StringBuilder page, DemoSummary summary)
    {
        foreach (string problem in summary.Problems)
        {
            page.Append($"<p class=\"bad\">{Encode(problem)}</p>\n");
        }
    }

    private static void AddCards(StringBuilder page, DemoSummary summary)
    {
        page.Append("<div class=\"cards\">");
        AddCard(page, $"{summary.Fps:F1}", "masks a second");
        AddCard(page, $"{summary.LatencyMs.EndToEnd.P50:F1} ms", "median latency");
        AddCard(page, $"{summary.LatencyMs.EndToEnd.P99:F1} ms", "p99 latency");
        AddCard(page, $"{summary.Miou:F3}", $"mIoU, {summary.ClassIou.Count} classes");
        AddCard(page, $"{100.0 * summary.Frames.Received / summary.Frames.Published:F1} %", "frames received");
        AddCard(page, $"{100.0 * summary.Frames.Segmented / summary.Frames.Published:F1} %", "frames segmented");
        AddCard(page, summary.AllocBytesPerFrame is { } bytes ? $"{bytes:F1}" : "?", "managed bytes a frame");
        page.Append("</div>\n");
    }

    private static void AddCard(StringBuilder page, string figure, string what) =>
        page.Append($"<div class=\"card\"><b>{Encode(figure)}</b>{Encode(what)}</div>");

    private static void AddLatencies(StringBuilder page, StageLatencies latencies)
    {
        page.Append("<h2>Latency [ms]</h2><table><tr><th>stage</th><th>p50</th><th>p95</th><th>p99</th><th>max</th></tr>\n");
        foreach ((string name, Percentiles times) in Stages(latencies))
        {
            page.Append($"<tr><td>{name}</td><td>{times.P50:F2}</td><td>{times.P95:F2}</td><td>{times.P99:F2}</td><td>{times.Max:F2}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void AddPictures(StringBuilder page, IEnumerable<string> files)
    {
        page.Append("<h2>Overlays</h2><div class=\"pictures\">\n");
        foreach (string file in files)
        {
            page.Append($"<img alt=\"overlay\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(File.ReadAllBytes(file))}\">\n");
        }

        page.Append("</div>\n");
    }

    private static void AddFacts(StringBuilder page, DemoSummary summary)
    {
        DemoFrames frames = summary.Frames;
        page.Append("<h2>Run</h2><table>\n");
        AddFact(page, "frames", $"{frames.Published} published, {frames.Received} received, {frames.Segmented} segmented, {frames.Dropped} dropped, {frames.Rejected} rejected");
        AddFact(page, "masks", $"{summary.Masks.Published} published, {summary.Masks.Received} received, {summary.Masks.Compared} compared with the ground truth");
        AddFact(page, "model input", $"{summary.Input[0]}x{summary.Input[1]} on {summary.Provider}");
        AddFact(page, "managed memory", $"measured over {summary.AllocFrames} frames");
        AddFact(page, "transport", summary.Transport);
        AddFact(page, "host", summary.Host);
        page.Append("</table>\n");
    }

    private static void AddFact(StringBuilder page, string what, string fact) =>
        page.Append($"<tr><td>{Encode(what)}</td><td style=\"text-align:left\">{Encode(fact)}</td></tr>\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
