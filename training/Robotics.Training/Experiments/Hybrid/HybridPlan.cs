namespace Robotics.Training.Experiments;

/// <summary>What an experiment quantizes once everything is trained: the teachers, then the rows.</summary>
public sealed class HybridPlan(ExperimentPlan plan, QuantizationSpec quantization, string folder)
{
    private const string SubFolder = "quantized";

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<HybridRow> Rows => [.. Teachers().Concat(Students())];

    /// <summary>Everything that there is to do.</summary>
    public IReadOnlyList<PlannedQuantization> Work => [.. Rows.SelectMany(row => row.Work)];

    private IEnumerable<HybridRow> Teachers() => plan.Rows
        .SelectMany(row => row.Spec.Teachers, (row, teacher) => (Row: row, Teacher: teacher))
        .Where(entry => entry.Teacher is { Network: not null, Weights: not null })
        .DistinctBy(entry => (entry.Row.Variant, entry.Teacher.Weights))
        .Select(entry =>
        {
            var run = new RunSpec { Data = entry.Row.Spec.Data, Student = entry.Teacher.Network!, Training = entry.Row.Spec.Training };
            string title = $"{entry.Row.Variant} {entry.Teacher.Name}".Trim();
            string place = Path.Combine(folder, "teachers", $"{FolderName.Of(title)}-{run.ComputeHash()}", SubFolder);
            var work = new PlannedQuantization(
                $"teacher {title}", place, new QuantizationSource(run, entry.Teacher.Weights!, quantization));
            return new HybridRow(title, run.Student.ToString(), IsTeacher: true, [work]);
        });

    private IEnumerable<HybridRow> Students() => plan.Rows.Select(row => new HybridRow(
        $"{row.Variant} {row.Name}".Trim(),
        row.Spec.Student.ToString(),
        IsTeacher: false,
        [.. plan.Repeat(row).Take(quantization.Seeds).Where(run => run.Result is { Diverged: false }).Select(run => new PlannedQuantization(
            run.Title, Path.Combine(run.Folder, SubFolder), new QuantizationSource(run.Spec, run.Weights, quantization)))]));
}
