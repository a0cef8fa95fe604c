using System.CommandLine;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Distillation;
using Robotics.Training.Experiments;
using Robotics.Training.Export;
using Robotics.Vision;
using TorchSharp.Interop;

namespace Robotics.Training.Cli;

/// <summary>The command line of robotics-train. Exit code 0 is success, 1 a failed run, 2 bad usage; errors are one sentence.</summary>
public static class TrainingCli
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static int Run(string[] args)
    {
        var root = new RootCommand("Trains models, exports them, measures them and compares ways of training.")
        {
            TrainCommand.Create(),
            EvalCommand.Create(),
            ExportCommand.Create(),
            QuantizeCommand.Create(),
            VerifyCommand.Create(),
            ModelsCommand.Create(),
            ExperimentCommand.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Report(parsed.Errors[0].Message, BadUsage);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is UsageException or ExperimentException)
        {
            return Report(e.Message, BadUsage);
        }
        catch (Exception e) when (e is TrainingException or DatasetException or ExportException or TorchException
            or PairingException or ModelException or ManifestException or ProviderException
            or IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Report(e.Message, Failed);
        }
    }

    private static int Report(string message, int code)
    {
        Console.Error.WriteLine($"robotics-train: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
