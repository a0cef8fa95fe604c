namespace Robotics.Training.Experiments;

/// <summary>Runs a whole experiment, or what is missing of it.</summary>
public sealed class ExperimentRunner(ExperimentSpec spec, string folder, string? only, RunQueue queue)
{
    /// <summary>Teachers and learning rates, then seeds, then what is quantized.</summary>
    /// <returns>What went wrong, a sentence a run.</returns>
    public IReadOnlyList<string> Run()
    {
        var plan = new ExperimentPlan(spec, folder, only);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ExperimentSpec.FileName), spec.ToJson());
        int repeated = plan.Rows.Count * (spec.Seeds - 1);
        IReadOnlyList<string> failures =
        [
            .. queue.Execute("teachers and learning rates", [.. plan.Teachers, .. plan.Grid], repeated),
            .. queue.Execute("seeds", plan.Repetitions, 0),
        ];
        return spec.Quantization is { } quantization
            ? [.. failures, .. queue.Execute("quantization", new HybridPlan(plan, quantization, folder).Work, 0)]
            : failures;
    }
}
