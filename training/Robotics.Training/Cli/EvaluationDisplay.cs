using Robotics.Training.Evaluation;
using Spectre.Console;

namespace Robotics.Training.Cli;

/// <summary>Shows an evaluation on the console.</summary>
internal static class EvaluationDisplay
{
    /// <summary>Runs with a progress bar on a terminal, silently elsewhere.</summary>
    public static EvaluationReport WithProgress(int frames, Func<Action<int>?, EvaluationReport> run)
    {
        if (Console.IsOutputRedirected)
        {
            return run(null);
        }

        return AnsiConsole.Progress().Start(context =>
        {
            ProgressTask task = context.AddTask("evaluating", maxValue: frames);
            return run(done => task.Value = done);
        });
    }

    public static void Print(EvaluationReport report)
    {
        var table = new Table().AddColumn("class").AddColumn(new TableColumn("IoU").RightAligned());
        foreach ((string name, double iou) in report.ClassIou)
        {
            table.AddRow(Markup.Escape(name), $"{iou:F4}");
        }

        table.AddEmptyRow().AddRow("mIoU", $"{report.Miou:F4}").AddRow("pixel accuracy", $"{report.PixelAccuracy:F4}");
        AnsiConsole.Write(table);
        LatencyPercentiles latency = report.LatencyMs.EndToEnd;
        Console.WriteLine(
            $"{report.Frames} frames of {report.Data}, {latency.P50:F1} ms p50, {latency.P99:F1} ms p99, "
            + $"{report.Fps:F1} frames/s of pipeline time ({report.Engine}, input {string.Join('x', report.Input)})");
    }
}
