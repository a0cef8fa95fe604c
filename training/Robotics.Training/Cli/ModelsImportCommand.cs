using System.CommandLine;
using Robotics.Training.Data;
using Robotics.Training.Models;
using Robotics.Training.Models.Importing;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train models import</c></summary>
internal static class ModelsImportCommand
{
    private static readonly Argument<string> Checkpoint = new("CHECKPOINT")
    {
        Description = "Weights of another trainer: .pt, .pth or .bin of torch.save (nothing in it is run), or .safetensors.",
    };

    private static readonly Option<string> Model = new("--model")
    {
        Description = "The network; ./robotics models lists them.", HelpName = "NAME", Required = true,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The file to write. By default out/<name of the checkpoint>.safetensors.", HelpName = "FILE.safetensors",
    };

    private static readonly Option<ImageSize?> Size = CommonOptions.Size(
        "Input that the weights of a segmentation network are for. By default 512x512.");

    private static readonly Option<bool> Partial = new("--partial")
    {
        Description = "Take what fits and leave the rest as it is at the start of a training. By default everything must fit.",
    };

    public static Command Create()
    {
        var command = new Command("import", "Reads published weights into one of the networks, says what fits, and writes them as our own.")
        {
            Checkpoint, Model, Out, Size, Partial,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(Checkpoint)!;
        string name = parsed.GetValue(Model)!;
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        ModelEntry entry = ModelRegistry.Find(name) ?? throw new UsageException(
            $"There is no network {name}; ./robotics models lists all.");
        bool segments = entry.Task == ModelTask.Segmentation;
        if (!segments && parsed.GetValue(Size) is not null)
        {
            throw new UsageException($"--size belongs to networks that segment; {name} classifies pictures.");
        }

        using DisposeScope scope = NewDisposeScope();
        ForeignCheckpoint checkpoint = ForeignCheckpoint.Read(path, entry);
        int classes = checkpoint.Classes ?? entry.ReferenceClasses;
        if (segments && classes > LabelSet.MaxCount)
        {
            throw new InvalidDataException($"{path} tells {classes} classes apart; masks have room for {LabelSet.MaxCount}.");
        }

        using FeatureModel model = entry.Create(classes);
        ImportResult result = checkpoint.CopyTo(model);
        Print(result, entry, classes);
        if (result.Matched == 0 || (!result.IsComplete && !parsed.GetValue(Partial)))
        {
            throw new InvalidDataException(
                $"{path} does not hold {entry.Name}: {result.Missing.Count} tensors are missing, {result.Unexpected.Count} unexpected, "
                + $"{result.Misshapen.Count} of another shape."
                + (result.Matched > 0 ? " --partial takes what fits." : ""));
        }

        string file = parsed.GetValue(Out) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(path) + ".safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (segments)
        {
            ImageSize input = parsed.GetValue(Size) ?? new ImageSize(512, 512);
            ModelFile.Write(file, model, ModelFile.Describe(Path.GetFileNameWithoutExtension(path), entry, classes, input));
        }
        else
        {
            SafeTensors.Save(file, model.state_dict());
        }

        Console.WriteLine(segments ? $"wrote {file}" : $"wrote {file}, which experiments take as the weights of a teacher");
        return 0;
    }

    private static void Print(ImportResult result, ModelEntry entry, int classes)
    {
        string prefix = result.Prefix.Length > 0 ? $", found under {result.Prefix.TrimEnd('.')}" : "";
        string style = result.Style.Length > 0 ? $", names of {result.Style}" : "";
        Console.WriteLine(
            $"{entry.Name}, {classes} classes: {result.Matched} tensors with {result.Parameters:N0} numbers fit{prefix}{style}");
        List("missing", result.Missing);
        List("unexpected", result.Unexpected);
        List("other shape", result.Misshapen);
    }

    private static void List(string what, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            Console.WriteLine($"  {what,-11} {key}");
        }
    }
}
