using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Robotics.Training.Experiments;

/// <summary>The runs of an experiment in one folder: teachers, every row at every learning rate, then the other seeds.</summary>
public sealed class ExperimentPlan
{
    private const ulong FirstSeed = 1;
    private const ulong TeacherSeed = 1000;

    private readonly ExperimentSpec _spec;
    private readonly string _folder;
    private readonly Dictionary<string, PlannedRun> _teachers = [];

    /// <param name="spec">The experiment.</param>
    /// <param name="folder">Folder of its results.</param>
    /// <param name="only">Name of the only row to run, beside its baseline's folder; null takes all.</param>
    /// <exception cref="ExperimentException">A row, variant or teacher is not as it must be; the message says which.</exception>
    public ExperimentPlan(ExperimentSpec spec, string folder, string? only = null)
    {
        (_spec, _folder) = (spec, folder);
        JsonObject[] variants = spec.Variants.Count == 0 ? [[]] : [.. spec.Variants];
        TableRow[] all = [.. variants.SelectMany(variant => spec.Rows.Select(row => Row(variant, row)))];
        if (all.GroupBy(row => row.Folder).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ExperimentException($"Two rows are named {twice.First().Name}; every row of a variant needs a name of its own.");
        }

        Rows = [.. all.Where(row => only is null || row.Name == only)];
        if (Rows.Count == 0)
        {
            string known = string.Join(", ", all.Select(row => row.Name).Distinct());
            throw new ExperimentException($"There is no row {only}; choose one of {known}.");
        }
    }

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The runs that train the teachers of the rows.</summary>
    public IReadOnlyList<PlannedRun> Teachers => [.. Rows.SelectMany(row => TeachersOf(row.Spec)).DistinctBy(teacher => teacher.Folder)];

    /// <summary>The runs that choose the learning rates; they are those of the first seed too.</summary>
    public IReadOnlyList<PlannedRun> Grid => [.. Rows.SelectMany(row => Rates(row).Select(rate => Run(row, rate, FirstSeed)))];

    /// <summary>The runs of the table, once the learning rates are chosen.</summary>
    public IReadOnlyList<PlannedRun> Repetitions => [.. Rows.SelectMany(Repeat)];

    /// <summary>The runs of a row with the learning rate that is best on the validation set, seed by seed.</summary>
    public IReadOnlyList<PlannedRun> Repeat(TableRow row)
    {
        double best = Rates(row).MaxBy(rate => Run(row, rate, FirstSeed).Result?.Validation ?? 0);
        return [.. Enumerable.Range(0, _spec.Seeds).Select(i => Run(row, best, FirstSeed + (ulong)i))];
    }

    private static string Text(JsonObject item, string key) =>
        item[key]?.GetValue<string>() ?? throw new ExperimentException(
            $"Every row, variant and teacher needs a {key}: {item.ToJsonString()}.");

    private IReadOnlyList<double> Rates(TableRow row) =>
        _spec.LearningRates.Count == 0 ? [row.Spec.Training.LearningRate] : _spec.LearningRates;

    private PlannedRun Run(TableRow row, double rate, ulong seed)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"lr{rate}-seed{seed}");
        RunSpec spec = row.Spec with { Seed = seed, Training = row.Spec.Training with { LearningRate = rate } };
        string title = $"{$"{row.Variant} {row.Name}".Trim()}, lr {rate}, seed {seed}";
        return new PlannedRun(title, Path.Combine(_folder, row.Folder, name), spec, TeachersOf(spec));
    }

    private IReadOnlyList<PlannedRun> TeachersOf(RunSpec spec) =>
        [.. _teachers.Values.Where(teacher => spec.Teachers.Any(used => used.Weights == teacher.Weights))];

    private TableRow Row(JsonObject variant, JsonObject row)
    {
        string name = Text(row, "name"), variantName = variant.Count == 0 ? string.Empty : Text(variant, "name");
        string baseline = row["baseline"]?.GetValue<string>() ?? _spec.Baseline;
        JsonObject merged = JsonMerge.Over(JsonMerge.Over(_spec.Run, Without(variant, "name")), Without(row, "name", "baseline"));
        string[] teachers = [.. TeacherNames(merged)];
        JsonObject shared = Without(JsonMerge.Over(_spec.Run, Without(variant, "name")), "teacher");
        RunSpec spec = Read(Without(merged, "teacher"), name) with { Teachers = [.. teachers.Select(teacher => Teacher(teacher, shared))] };
        ExperimentMethods.Require(spec.Method);
        if (!ExperimentMethods.LearnsFromTeacher(spec.Method))
        {
            spec = spec with { Teachers = spec.ReuseHead ? spec.Teachers : [] };
            teachers = [];
        }

        return new TableRow(variantName, name, baseline, spec, string.Join(" + ", teachers));
    }

    private static IEnumerable<string> TeacherNames(JsonObject run) => run["teacher"] switch
    {
        null => [],
        JsonArray several => several.Select(name => name!.GetValue<string>()),
        JsonNode one => [one.GetValue<string>()],
    };

    /// <summary>The files of a teacher; the run that makes them is planned where they are not given.</summary>
    private TeacherSpec Teacher(string name, JsonObject shared)
    {
        if (!_spec.Teachers.TryGetValue(name, out JsonObject? described))
        {
            throw new ExperimentException($"There is no teacher {name}; the file names {string.Join(", ", _spec.Teachers.Keys)}.");
        }

        if (described.ContainsKey("onnx") || described.ContainsKey("weights"))
        {
            return JsonMerge.Over(described, new JsonObject { ["name"] = name }).Deserialize<TeacherSpec>(ExperimentJson.Options)!;
        }

        RunSpec spec = Read(JsonMerge.Over(shared, described), name) with { Seed = TeacherSeed };
        string folder = Path.Combine(_folder, "teachers", $"{FolderName.Of(name)}-{spec.ComputeHash()}");
        _teachers.TryAdd(folder, new PlannedRun($"teacher {name}", folder, spec, Teachers: []));
        return new TeacherSpec { Name = name, Network = spec.Student, Weights = Path.Combine(folder, ExperimentRun.WeightsName) };
    }

    private static JsonObject Without(JsonObject item, params ReadOnlySpan<string> keys)
    {
        JsonObject rest = item.DeepClone().AsObject();
        foreach (string key in keys)
        {
            rest.Remove(key);
        }

        return rest;
    }

    private static RunSpec Read(JsonObject run, string name)
    {
        try
        {
            RunSpec spec = RunSpec.FromJson(run.ToJsonString());
            spec.Training.Validate();
            return spec;
        }
        catch (JsonException e)
        {
            throw new ExperimentException($"{name} is no recipe: {e.Message}", e);
        }
    }
}
