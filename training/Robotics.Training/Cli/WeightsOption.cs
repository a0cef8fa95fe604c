using System.CommandLine;
using Robotics.Inference;

namespace Robotics.Training.Cli;

/// <summary><c>--weights</c>: a file of trained weights, or the shipped ones.</summary>
internal static class WeightsOption
{
    public static Option<string?> Create() => new("--weights")
    {
        Description = "Trained weights (.safetensors). By default those of the shipped model.", HelpName = "FILE",
    };

    /// <summary>Path of the file.</summary>
    /// <exception cref="UsageException">It does not exist.</exception>
    public static string Resolve(ParseResult parsed, Option<string?> option)
    {
        string weights = parsed.GetValue(option) ?? ShippedModels.Find(ShippedModels.Weights)
            ?? throw new UsageException($"models/{ShippedModels.Weights} is not there; name a file with --weights.");
        return File.Exists(weights) ? weights : throw new UsageException($"--weights names {weights}, which does not exist.");
    }
}
