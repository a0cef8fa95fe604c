using System.CommandLine;
using System.Diagnostics;
using Robotics.Training.Data.Continuum;
using Robotics.Training.Experiments;
using static TorchSharp.torch;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train experiment</c></summary>
internal static class ExperimentCommand
{
    private const int Failed = 1;

    private static readonly Argument<string> Yaml = new("FILE") { Description = "Experiment file (YAML), as in training/experiments/." };
    private static readonly Argument<string> Folder = new("DIR") { Description = "Folder of an experiment." };
    private static readonly Argument<string> RunFolder = new("DIR") { Description = "Folder of a run with its recipe." };
    private static readonly Argument<string> FinishedRun = new("DIR")
    {
        Description = "Folder of a finished run, runs/VARIANT/ROW/lrX-seedN of an experiment's.",
    };

    private static readonly Argument<string> Picture = new("FILE") { Description = "PNG to write." };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Folder of the results; by default out/experiments/NAME.", HelpName = "DIR",
    };

    private static readonly Option<string?> Only = new("--only") { Description = "Only the row of that name.", HelpName = "ROW" };
    private static readonly Option<int?> Seeds = CommonOptions.Positive<int?>("--seeds", "Runs of each row instead of the file's number.");
    private static readonly Option<int?> Jobs = CommonOptions.Positive<int?>(
        "--jobs", "Runs at a time, of one thread each; by default one a core.");
    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Continue the experiment in the folder, whose recipes must be those of the file.",
    };

    private static readonly Option<string?> Network = new("--network")
    {
        Description = "One of the run's further networks, as in the table: \"student 2\", twin, \"branch 3\"; by default the deployed one.",
        HelpName = "NAME",
    };

    private static readonly Option<string> Model = new("--out")
    {
        Description = "The ONNX file to write; or, ending in .safetensors, weights for export, quantize and eval.",
        HelpName = "FILE", Required = true,
    };

    public static Command Create()
    {
        var run = new Command("run", "Trains every row of an experiment and writes its table.") { Yaml, Out, Only, Seeds, Jobs, Resume };
        run.SetAction(Run);
        var table = new Command(
            "table",
            "Makes table.md, table.csv, table.json and plots of the finished runs; of what is quantized hybrid.md, "
                + "hybrid.csv and pareto.svg.")
        {
            Folder,
        };
        table.SetAction(Table);
        var work = new Command("work", "Does one run; the verb run calls it.") { RunFolder };
        work.Hidden = true;
        work.SetAction(Work);
        var quantize = new Command("quantize", "Quantizes one network; the verb run calls it.") { RunFolder };
        quantize.Hidden = true;
        quantize.SetAction(Quantize);
        var samples = new Command("samples", "Draws samples of the rendered classification set.") { Picture };
        samples.SetAction(Samples);
        var gradCam = new Command("gradcam", "Draws where teachers and students look (Grad-CAM), on pictures that none has seen.")
        {
            Folder, Picture, Only,
        };
        gradCam.SetAction(DrawGradCam);
        var export = new Command(
            "export", "Writes a network that a run trained as an ONNX file, also each student of an ensemble; or its weights.")
        {
            FinishedRun, Network, Model,
        };
        export.SetAction(Export);
        return new Command("experiment", "Compares ways of learning in one table.")
        {
            run, table, gradCam, export, samples, work, quantize,
        };
    }

    private static int Run(ParseResult parsed)
    {
        ExperimentSpec spec = ExperimentSpec.ReadYaml(parsed.GetValue(Yaml)!);
        spec = parsed.GetValue(Seeds) is { } seeds ? spec with { Seeds = seeds } : spec;
        string folder = Path.GetFullPath(parsed.GetValue(Out) ?? Path.Combine("out", "experiments", spec.Name));
        if (File.Exists(Path.Combine(folder, ExperimentSpec.FileName)) && !parsed.GetValue(Resume))
        {
            throw new UsageException($"{folder} already holds an experiment; add --resume to continue it or choose another --out.");
        }

        var queue = new RunQueue(parsed.GetValue(Jobs) ?? Environment.ProcessorCount, Console.Out);
        IReadOnlyList<string> failures = new ExperimentRunner(spec, folder, parsed.GetValue(Only), queue).Run();
        Print(folder);
        foreach (string failure in failures)
        {
            Console.Error.WriteLine($"robotics-train: {failure}");
        }

        return failures.Count == 0 ? 0 : Failed;
    }

    private static int Table(ParseResult parsed)
    {
        Print(Path.GetFullPath(parsed.GetValue(Folder)!));
        return 0;
    }

    private static void Print(string folder)
    {
        ExperimentSpec spec = ExperimentSpec.ReadFolder(folder);
        ExperimentTable table = ExperimentTable.Of(spec, folder);
        new TableFiles(folder).Write(table);
        Console.WriteLine(MarkdownTable.Of(table));
        if (HybridTable.Of(spec, folder) is { } hybrid)
        {
            HybridFiles.Write(folder, hybrid);
            Console.WriteLine(HybridMarkdown.Of(hybrid));
        }
    }

    private static int Work(ParseResult parsed)
    {
        string folder = parsed.GetValue(RunFolder)!;
        EndWithParent();
        RunSpec spec = RunSpec.FromJson(File.ReadAllText(Path.Combine(folder, ExperimentRun.SpecName)));
        new ExperimentRun(spec, folder, threads: 1).Run();
        return 0;
    }

    private static int Quantize(ParseResult parsed)
    {
        string folder = parsed.GetValue(RunFolder)!;
        EndWithParent();
        set_num_threads(1);
        new NetworkQuantization(QuantizationSource.Read(folder), folder).Run(
            network => Console.WriteLine($"{network.Bits} bits: {network.Test:F4}, {network.Bytes} bytes"));
        return 0;
    }

    // The parent holds the other end of this pipe; it closes when the parent is gone, however it went. An orderly exit would unload the
    // libraries that another thread computes with.
    private static void EndWithParent() => new Thread(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }) { IsBackground = true, Name = "parent watch" }.Start();

    private static int DrawGradCam(ParseResult parsed)
    {
        const int Samples = 6;
        string folder = Path.GetFullPath(parsed.GetValue(Folder)!);
        var comparison = new GradCamComparison(new ExperimentPlan(ExperimentSpec.ReadFolder(folder), folder, parsed.GetValue(Only)));
        File.WriteAllBytes(parsed.GetValue(Picture)!, comparison.Draw(Samples));
        Console.WriteLine($"columns: picture, {string.Join("; ", comparison.Columns)}");
        return 0;
    }

    private static int Export(ParseResult parsed)
    {
        (var run, string path, string? network) =
            (new RunExport(parsed.GetValue(FinishedRun)!), parsed.GetValue(Model)!, parsed.GetValue(Network));
        if (!path.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            Console.WriteLine(run.WriteModel(network, path).Describe());
            return 0;
        }

        if (network is not null)
        {
            throw new UsageException("--network goes with an ONNX file; weights are written of the deployed network.");
        }

        run.WriteWeights(path);
        Console.WriteLine(path);
        return 0;
    }

    private static int Samples(ParseResult parsed)
    {
        const int Columns = 10, Scale = 2;
        File.WriteAllBytes(parsed.GetValue(Picture)!, ContinuumPicture.Encode(Columns, Scale));
        return 0;
    }
}
