using System.CommandLine;
using Robotics.Inference;
using Robotics.Training.Export;
using Robotics.Training.Export.Int8;
using Robotics.Training.Quantization.Deployment;
using Spectre.Console;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train quantize --deploy</c>: an ONNX file in the form that is fastest here, instead of packed weights.</summary>
internal static class QuantizeDeployment
{
    public static readonly Option<bool> Deploy = new("--deploy")
    {
        Description = "Write an ONNX file instead of packed weights: make every smaller form that --provider runs, measure masks, time "
            + "and size beside fp32, and keep the fastest within --max-miou-drop (0.5), or fp32 where none pays.",
    };

    public static readonly Option<ExecutionProvider> Provider = new("--provider")
    {
        Description = "Where --deploy measures, and where the model is to run.", HelpName = "cpu|cuda|tensorrt",
    };

    public static readonly Option<string?> Form = new("--form")
    {
        Description = $"Keep this form whatever is measured: {string.Join(", ", DeploymentForm.Names)}.", HelpName = "NAME",
    };

    private const double DefaultMaxDrop = 0.005;

    /// <summary>Deploys.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="datasets">Calibration and validation pictures.</param>
    /// <param name="options">Numbers of pictures; provider and form are set here.</param>
    /// <param name="maxDrop">Budget, 0 to 1; null for the default.</param>
    /// <param name="path">The file to write; null for the default.</param>
    /// <param name="json">Where the figures go, too; null for nowhere.</param>
    public static int Run(
        ParseResult parsed,
        string weights,
        TrainingDatasets datasets,
        DeploymentOptions options,
        double? maxDrop,
        string? path,
        string? json)
    {
        path ??= Path.Combine("out", Path.GetFileNameWithoutExtension(weights) + ".onnx");
        options = options with
        {
            Provider = parsed.GetValue(Provider), Form = parsed.GetValue(Form), MaxDrop = maxDrop ?? DefaultMaxDrop,
        };
        DeploymentReport report;
        try
        {
            ExportSource source = ExportSource.Read(weights, null, null);
            report = new DeploymentJob(source, datasets, options).Run(path, Progress());
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message, e);
        }

        PrintLayers(report);
        PrintForms(report);
        Console.WriteLine($"{report.Model} on {report.Provider}, {report.Threads} threads, {report.Frames} frames: {report.Verdict}");
        Console.WriteLine($"model: {path}");
        if (json is not null)
        {
            File.WriteAllText(json, report.ToJson());
        }

        return 0;
    }

    private static Action<string, int, int>? Progress() => Console.IsOutputRedirected
        ? null
        : (what, done, count) => Console.Write($"\r{what}: {done} of {count}   {(done == count ? "\n" : "")}");

    private static void PrintLayers(DeploymentReport report)
    {
        if (report.Layers.Count == 0)
        {
            return;
        }

        Table table = Columns("layer", "computes on", "signal to noise, dB", "ms fp32", "ms");
        foreach (DeployedLayer layer in report.Layers)
        {
            table.AddRow(
                Markup.Escape(layer.Name), layer.Integer ? "int8" : "float32", $"{layer.Decibels:F1}", $"{layer.MsFp32:F3}",
                $"{layer.Ms:F3}");
        }

        table.AddRow("everything else", "", "", $"{report.OtherMsFp32:F3}", $"{report.OtherMs:F3}");
        AnsiConsole.Write(table);
        foreach (IGrouping<string, FloatLayer> layers in report.FloatLayers.GroupBy(layer => layer.Reason))
        {
            Console.WriteLine($"in float32: {string.Join(", ", layers.Select(layer => layer.Name))}: {layers.Key}");
        }
    }

    private static void PrintForms(DeploymentReport report)
    {
        Table table = Columns("form", "calibration", "mIoU", "lost, points", "labels as fp32", "ms", "time / fp32", "MB", "");
        foreach (DeploymentCandidate candidate in report.Candidates)
        {
            table.AddRow(
                candidate.Form, candidate.Calibration ?? "", $"{candidate.Miou:F4}", $"{100 * (candidate.MiouFp32 - candidate.Miou):F2}",
                $"{candidate.Agreement:P2}", $"{candidate.LatencyMs:F1}", $"{candidate.LatencyRatio:F2}", $"{candidate.SizeBytes / 1e6:F2}",
                candidate.Kept ? "kept" : "");
        }

        AnsiConsole.Write(table);
    }

    private static Table Columns(string first, params string[] others)
    {
        Table table = new Table().AddColumn(first);
        foreach (string column in others)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }
}
