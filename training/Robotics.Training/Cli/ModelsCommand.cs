using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Robotics.Training.Models;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train models</c></summary>
internal static class ModelsCommand
{
    private const double Mega = 1e6;

    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "Only networks whose names begin so. By default all: building the largest takes a while.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("models", "Lists the networks: parameters, multiply-adds, strides, source.")
        {
            Names, Json, ModelsImportCommand.Create(),
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string[] names = parsed.GetValue(Names)!;
        ModelEntry[] entries = [.. ModelRegistry.Entries.Where(entry =>
            names.Length == 0 || names.Any(name => entry.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];
        if (entries.Length == 0)
        {
            throw new UsageException($"No network begins with {string.Join(" or ", names)}; ./robotics models lists all.");
        }

        Console.WriteLine($"{"NAME",-27} {"CLASSES",7} {"PARAMETERS",11} {"INPUT",7} {"MMACS",9} {"TOTAL",9} {"STRIDES",-12} SOURCE");
        var rows = new List<ModelRow>();
        foreach (ModelEntry entry in entries)
        {
            ModelRow row = Measure(entry);
            rows.Add(row);
            Console.WriteLine(
                $"{row.Name,-27} {row.Classes,7} {row.Params,11} {$"{row.Input[0]}x{row.Input[1]}",7} {row.Macs / Mega,9:F1} "
                + $"{row.MacsTotal / Mega,9:F1} {string.Join('/', row.Strides),-12} {row.Source}");
        }

        Console.WriteLine(
            "MMACS: million multiply-adds of convolutions and linear layers, as the literature counts; TOTAL: with the products");
        Console.WriteLine("inside attention. Norms, activations and resizing are in neither.");
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(new ModelTable(rows), ModelTableJsonContext.Default.ModelTable));
        }

        return 0;
    }

    private static ModelRow Measure(ModelEntry entry)
    {
        using FeatureModel model = entry.Create(entry.ReferenceClasses);
        int side = entry.ReferenceSide;
        ModelCost cost = MacCounter.Count(model, 3, side, side);
        return new ModelRow(
            entry.Name, entry.Task.ToString().ToLowerInvariant(), entry.ReferenceClasses,
            model.parameters().Sum(parameter => parameter.numel()),
            [side, side], cost.LayerMacs, cost.TotalMacs, entry.FeatureStrides, entry.Source);
    }
}

/// <summary>One network in figures.</summary>
internal sealed record ModelRow(
    string Name,
    string Task,
    int Classes,
    long Params,
    IReadOnlyList<int> Input,
    long Macs,
    long MacsTotal,
    IReadOnlyList<int> Strides,
    string Source);

/// <summary>All networks in figures.</summary>
internal sealed record ModelTable(IReadOnlyList<ModelRow> Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ModelTable))]
internal sealed partial class ModelTableJsonContext : JsonSerializerContext;
