using System.CommandLine;
using Robotics.Bench.Models;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Export;
using TorchSharp.Interop;

namespace Robotics.Bench;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchCommand
{
    private const int Failure = 1;
    private const string All = "all";

    private static readonly Argument<string> s_suite = new("suite")
    {
        Description = $"{string.Join(", ", BenchSuites.Names)} or {All}",
        DefaultValueFactory = _ => All,
    };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Model file of the suite inference",
        HelpName = "file",
        DefaultValueFactory = _ => ShippedModels.PathOf(ShippedModels.Fp32),
    };

    private static readonly Option<string[]> s_networks = new("--network")
    {
        Description = "Network of the suite models; repeat it for several, all of which are compared with the first",
        HelpName = "name",
        DefaultValueFactory = _ => ModelsBench.DefaultNetworks,
    };

    private static readonly Option<ImageSize> s_size = new("--size")
    {
        Description = "Input of the suite models",
        HelpName = "HxW",
        DefaultValueFactory = _ => ModelsBench.DefaultInput,
        CustomParser = result =>
        {
            if (!ImageSize.TryParse(result.Tokens[0].Value, out ImageSize size))
            {
                result.AddError($"--size takes height x width, as in 512x512, not \"{result.Tokens[0].Value}\".");
            }

            return size;
        },
    };

    private static readonly Option<int> s_frames = new("--frames")
    {
        Description = "Frames of each network on each engine in the suite models", HelpName = "n", DefaultValueFactory = _ => 5,
    };

    private static readonly Option<int> s_threads =
        new("--threads") { Description = "Threads of one inference, 0 for one a core", HelpName = "n" };

    private static readonly Option<string?> s_json =
        new("--json") { Description = "Write {\"rows\":[...]} into this file", HelpName = "file" };

    public static RootCommand Create()
    {
        RootCommand command = new("Measure kernels, messages, the pipeline and the networks, each beside its reference in the same run.")
        {
            s_suite, s_model, s_networks, s_size, s_frames, s_threads, s_json,
        };
        s_suite.AcceptOnlyFromAmong([.. BenchSuites.Names, All]);
        RequireAtLeast(s_threads, 0);
        RequireAtLeast(s_frames, 1);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string suite = parsed.GetValue(s_suite)!;
        BenchOptions options = new(
            parsed.GetValue(s_model)!, parsed.GetValue(s_networks)!, parsed.GetValue(s_size), parsed.GetValue(s_frames),
            new ProviderOptions { Threads = parsed.GetValue(s_threads) });
        try
        {
            List<BenchRow> rows = [];
            foreach (string name in suite == All ? BenchSuites.Names : [suite])
            {
                Console.Error.WriteLine($"Measuring {name} ...");
                rows.AddRange(BenchSuites.Run(name, options));
            }

            BenchReport.Print(rows);
            SourceLatency.Print(rows);
            if (parsed.GetValue(s_json) is { } file)
            {
                BenchReport.Write(file, rows);
            }

            return 0;
        }
        catch (Exception e) when (e is ModelException or ProviderException or IOException or InvalidOperationException
            or ArgumentException or ExportException or TorchException)
        {
            Console.Error.WriteLine($"robotics: {e.Message}");
            return Failure;
        }
    }

    private static void RequireAtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
        {
            result.AddError($"{option.Name} must be {least} or more.");
        }
    });
}
