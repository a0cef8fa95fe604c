using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Robotics.Inference;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Ros2;

namespace Robotics.Nodes.Demo;

/// <summary>The verb <c>demo</c>.</summary>
internal static class DemoCommand
{
    private const double MaxSeconds = 3600;

    private static readonly Option<double> s_seconds = new("--seconds")
    {
        Description = "How long the camera publishes, up to an hour",
        HelpName = "s",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "Folder for summary.json, report.html and pictures",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.Combine("out", "demo"),
    };

    private static readonly Option<string?> s_json =
        new("--json") { Description = "Write the summary into this file too", HelpName = "file" };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Model file",
        HelpName = "file",
        DefaultValueFactory = _ => ShippedModels.PathOf(ShippedModels.Int8),
    };

    private static readonly Option<int?> s_domain = new("--domain") { Description = "ROS domain (default: a free one)", HelpName = "id" };

    public static Command Create()
    {
        Command command = new("demo", "Run camera, node and monitor as three processes over DDS on loopback, and write a report.")
        {
            s_seconds, s_out, s_json, s_model, s_domain,
        };
        s_seconds.Validators.Add(result =>
        {
            if (Number(result) is { } seconds && seconds is not (> 0 and <= MaxSeconds))
            {
                result.AddError($"--seconds must be above 0 and at most {MaxSeconds}.");
            }
        });
        s_domain.Validators.Add(result =>
        {
            if (Number(result) is < 0 or > RosContextOptions.MaxDomainId)
            {
                result.AddError($"--domain must be 0 to {RosContextOptions.MaxDomainId}.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(Read(parsed), cancellation));
        return command;
    }

    // What is no number is the parser's to report.
    private static double? Number(OptionResult result) =>
        result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static DemoOptions Read(ParseResult parsed) => new(
        parsed.GetValue(s_seconds),
        Path.GetFullPath(parsed.GetValue(s_out)!),
        parsed.GetValue(s_json),
        Path.GetFullPath(parsed.GetValue(s_model)!),
        parsed.GetValue(s_domain));

    private static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        using StopSignals signals = new(cancellation);
        try
        {
            await DemoRun.RunAsync(options, signals.Token);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("robotics: The demo was interrupted; there is no summary of it.");
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is DemoException or ModelException or ProviderException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"robotics: {e.Message}");
            return ExitCodes.Failure;
        }
    }
}
