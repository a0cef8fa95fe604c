namespace Robotics.Training.Experiments;

/// <summary>What quantization makes of the networks of an experiment.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Quantization">How they were quantized.</param>
/// <param name="Lines">Teachers first; rows without a finished work are left out.</param>
public sealed record HybridTable(string Name, QuantizationSpec Quantization, IReadOnlyList<HybridLine> Lines)
{
    /// <summary>Reads what is finished in an experiment's folder; null where nothing is quantized.</summary>
    public static HybridTable? Of(ExperimentSpec spec, string folder)
    {
        if (spec.Quantization is not { } quantization)
        {
            return null;
        }

        HybridRow[] rows = [.. new HybridPlan(new ExperimentPlan(spec, folder), quantization, folder).Rows];
        HybridLine[] lines = [.. rows.Select(HybridLine.Of).OfType<HybridLine>()];
        return lines.Length == 0 ? null : new HybridTable(spec.Name, quantization, lines);
    }
}
