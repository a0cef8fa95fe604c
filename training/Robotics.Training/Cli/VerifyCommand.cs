using System.CommandLine;
using Robotics.Training.Verification;
using static TorchSharp.torch;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train verify</c></summary>
internal static class VerifyCommand
{
    private const int Failed = 1;

    private static readonly Option<string> Reference = new("--reference")
    {
        Description = "Directory of reference numbers: every .json file under it is verified.", HelpName = "DIR", Required = true,
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = $"Only the records of one folder: {string.Join(", ", ReferenceVerification.Groups)}.",
        HelpName = string.Join('|', ReferenceVerification.Groups),
    };

    private static readonly Option<string?> Json = CommonOptions.Json();

    public static Command Create()
    {
        Only.AcceptOnlyFromAmong([.. ReferenceVerification.Groups]);
        var command = new Command(
            "verify", "Compares models, losses, quantizers and metrics with numbers of their original implementations.")
        {
            Reference, Only, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string directory = parsed.GetValue(Reference)!;
        if (!Directory.Exists(directory))
        {
            throw new UsageException($"--reference names {directory}, which is no directory.");
        }

        set_num_threads(Environment.ProcessorCount);
        VerificationReport report = VerificationDisplay.WithProgress(
            onRecord => ReferenceVerification.Run(directory, parsed.GetValue(Only), onRecord));
        VerificationDisplay.Print(report);
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, report.ToJson());
        }

        return report.Failed == 0 ? 0 : Failed;
    }
}
