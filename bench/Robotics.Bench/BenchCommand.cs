using System.CommandLine;
using Robotics.Inference;

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
        DefaultValueFactory = _ => BenchSuites.DefaultModel,
    };

    private static readonly Option<int> s_threads = new("--threads") { Description = "Threads of one inference, 0 for one a core", HelpName = "n" };

    private static readonly Option<string?> s_json = new("--json") { Description = "Write {\"rows\":[...]} into this file", HelpName = "file" };

    public static RootCommand Create()
    {
        RootCommand command = new("Measure kernels, messages and the pipeline, each beside its reference in the same run.") { s_suite, s_model, s_threads, s_json };
        s_suite.AcceptOnlyFromAmong([.. BenchSuites.Names, All]);
        s_threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--threads must be 0 or more.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string suite = parsed.GetValue(s_suite)!;
        ProviderOptions options = new() { Threads = parsed.GetValue(s_threads) };
        try
        {
            List<BenchRow> rows = [];
            foreach (string name in suite == All ? BenchSuites.Names : [suite])
            {
                Console.Error.WriteLine($"Measuring {name} ...");
                rows.AddRange(BenchSuites.Run(name, parsed.GetValue(s_model)!, options));
            }

            BenchReport.Print(rows);
            if (parsed.GetValue(s_json) is { } file)
            {
                BenchReport.Write(file, rows);
            }

            return 0;
        }
        catch (Exception e) when (e is ModelException or ProviderException or IOException or InvalidOperationException)
        {
            Console.Error.WriteLine($"robotics: {e.Message}");
            return Failure;
        }
    }
}
