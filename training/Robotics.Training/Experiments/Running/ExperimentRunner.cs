namespace Robotics.Training.Experiments;

/// <summary>Runs a whole experiment, or what is missing of it.</summary>
public sealed class ExperimentRunner(ExperimentSpec spec, string folder, string? only, RunQueue queue)
{
    /// <summary>Teachers and learning rates, then seeds, then what is quantized.</summary>
    /// <returns>What went wrong, a sentence a run.</returns>
    /// <exception cref="ExperimentException">The folder holds work of another recipe, or a run cannot be what its row says.</exception>
    public IReadOnlyList<string> Run()
    {
        var plan = new ExperimentPlan(spec, folder, only);
        foreach (PlannedWork work in (PlannedWork[])[.. plan.Teachers, .. plan.Grid, .. plan.Repetitions, .. Quantizations(plan)])
        {
            work.Check();
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ExperimentSpec.FileName), spec.ToJson());
        int repeated = plan.Rows.Count * (spec.Seeds - 1);
        return
        [
            .. queue.Execute("teachers and learning rates", [.. plan.Teachers, .. plan.Grid], repeated),
            .. queue.Execute("seeds", plan.Repetitions, 0),
            .. spec.Quantization is null ? [] : queue.Execute("quantization", Quantizations(plan), 0),
        ];
    }

    private IReadOnlyList<PlannedQuantization> Quantizations(ExperimentPlan plan) =>
        spec.Quantization is { } quantization ? new HybridPlan(plan, quantization, folder).Work : [];
}
