namespace Robotics.Training.Experiments;

/// <summary>What an experiment found.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Rows">Lines in the order of the file; rows without a finished run are left out.</param>
/// <param name="Teachers">Teachers with their quality on the test set, in percent.</param>
public sealed record ExperimentTable(
    string Name, string Description, IReadOnlyList<ResultRow> Rows, IReadOnlyList<(string Name, string Network, double Quality)> Teachers)
{
    private const double Percent = 100;

    /// <summary>What the rows tell.</summary>
    public string Metric => Rows.Count == 0 ? string.Empty : Rows[0].Metric;

    /// <summary>Reads the finished runs of an experiment's folder.</summary>
    public static ExperimentTable Of(ExperimentSpec spec, string folder)
    {
        var plan = new ExperimentPlan(spec, folder);
        var rows = new List<ResultRow>();
        foreach (TableRow row in plan.Rows)
        {
            TableRow? baseline = plan.Rows.FirstOrDefault(other => other.Variant == row.Variant && other.Name == row.Baseline);
            rows.AddRange(Lines(row, plan.Repeat(row), baseline is null || baseline == row ? [] : plan.Repeat(baseline)));
        }

        return new ExperimentTable(spec.Name, spec.Description, rows,
        [
            .. plan.Teachers.Where(teacher => teacher.Result is { Diverged: false }).Select(teacher =>
                (teacher.Title["teacher ".Length..], teacher.Spec.Student.ToString(), teacher.Result!.Networks[0].Test * Percent)),
        ]);
    }

    private static IEnumerable<ResultRow> Lines(TableRow row, IReadOnlyList<PlannedRun> runs, IReadOnlyList<PlannedRun> baseline)
    {
        (PlannedRun Run, RunResult Result)[] finished =
            [.. runs.Where(run => run.Result is { Diverged: false }).Select(run => (run, run.Result!))];
        if (finished.Length == 0)
        {
            yield break;
        }

        Dictionary<ulong, double> reference = baseline.Where(run => run.Result is { Diverged: false })
            .ToDictionary(run => run.Spec.Seed, run => run.Result!.Networks[0].Test * Percent);
        for (int network = 0; network < finished[0].Result.Networks.Count; network++)
        {
            NetworkResult first = finished[0].Result.Networks[network];
            double[] values = [.. finished.Select(entry => entry.Result.Networks[network].Test * Percent)];
            double[] differences = [.. finished.Zip(values)
                .Where(entry => reference.ContainsKey(entry.First.Run.Spec.Seed))
                .Select(entry => entry.Second - reference[entry.First.Run.Spec.Seed])];
            yield return new ResultRow
            {
                Variant = row.Variant,
                Method = first.Name.Length == 0 ? row.Name : $"{row.Name}/{first.Name}",
                Student = row.Spec.Student.ToString(),
                Teacher = row.Teachers,
                Seeds = values.Length,
                Metric = finished[0].Result.Metric,
                LearningRate = finished[0].Run.Spec.Training.LearningRate,
                Mean = values.Average(),
                Std = Deviation(values),
                PairedDifference = differences.Length == 0 ? double.NaN : differences.Average(),
                Ci95 = HalfInterval(differences),
                Params = first.Params,
                Macs = first.Macs,
                Seconds = finished.Average(entry => entry.Result.Seconds),
                Diverged = runs.Count(run => run.Result is { Diverged: true }),
                Values = values,
                Folder = finished[0].Run.Folder,
            };
        }
    }

    private static double HalfInterval(double[] values) =>
        values.Length < 2 ? double.NaN : StudentT.Quantile95(values.Length - 1) * Deviation(values) / Math.Sqrt(values.Length);

    /// <summary>Standard deviation of a sample; not a number for fewer than two values.</summary>
    internal static double Deviation(IReadOnlyList<double> values)
    {
        double mean = values.Count == 0 ? 0 : values.Average();
        return values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
