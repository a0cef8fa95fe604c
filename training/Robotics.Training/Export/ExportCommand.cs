using System.CommandLine;
using Robotics.Training.Cli;
using Robotics.Training.Data;
using Robotics.Training.Export.TorchScript;
using Robotics.Training.Models;

namespace Robotics.Training.Export;

/// <summary><c>robotics-train export</c></summary>
public static class ExportCommand
{
    private static readonly Option<string?> Weights = WeightsOption.Create();

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "Architecture of weights that do not name theirs: " +
            $"{string.Join(", ", ModelRegistry.Segmentation.Select(entry => entry.Name))}.",
        HelpName = "NAME",
    };

    private static readonly Option<ImageSize?> Size = CommonOptions.Size("Model input. By default that of the training.");

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The file to write. By default out/<name of the weights>.onnx, or .pt.", HelpName = "FILE",
    };

    private static readonly Option<ExportFormat> Format = new("--format")
    {
        Description = "onnx for the robot, by default; torchscript for libtorch and Python: traced, frozen, for one size of input.",
        HelpName = "onnx|torchscript",
    };

    private static readonly Option<string?> Json = CommonOptions.Json();

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var command = new Command("export", "Writes trained weights as an ONNX model that describes and checks itself, or as TorchScript.")
        {
            Weights, Model, Size, Format, Out, Json,
        };
        foreach (Option option in GraphOptions.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string weights = WeightsOption.Resolve(parsed, Weights);

        bool script = parsed.GetValue(Format) == ExportFormat.TorchScript;
        string path = parsed.GetValue(Out)
            ?? Path.Combine("out", Path.GetFileNameWithoutExtension(weights) + (script ? ScriptModelFile.Extension : ".onnx"));
        ExportSource source = Read(parsed, weights);
        ExportOptions form = GraphOptions.Read(parsed);
        if (script && form != new ExportOptions())
        {
            throw new UsageException(
                "--format torchscript goes alone: the options of the graph are ONNX's, and TorchScript files give logits in fp32.");
        }

        ExportReport report = script
            ? ScriptExport.Write(source.Model, source.Manifest, path)
            : ModelExport.Write(source.Model, source.Manifest, path, form);

        Console.WriteLine(report.Describe());
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, report.ToJson());
        }

        return 0;
    }

    private static ExportSource Read(ParseResult parsed, string weights)
    {
        try
        {
            ExportSource source = ExportSource.Read(weights, parsed.GetValue(Model), parsed.GetValue(Size));
            CheckSize(source);
            return source;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static void CheckSize(ExportSource source)
    {
        var size = new ImageSize(source.Manifest.Input.Height, source.Manifest.Input.Width);
        int multiple = ModelRegistry.GetSegmentation(source.Manifest.Architecture).InputMultiple;
        if (size.Height % multiple != 0 || size.Width % multiple != 0)
        {
            throw new UsageException(
                $"--size {size} does not fit {source.Manifest.Architecture}: both sides must be multiples of {multiple}.");
        }
    }
}
