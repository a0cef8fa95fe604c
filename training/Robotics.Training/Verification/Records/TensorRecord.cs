using System.Text.Json;

namespace Robotics.Training.Verification;

/// <summary>
/// What a reference says about a tensor: shape and summary, samples at the flat indices <c>j * numel / samples</c>, and all values
/// where a file has them.
/// </summary>
public sealed class TensorRecord
{
    private readonly JsonElement _json;
    private readonly float[]? _values;

    public TensorRecord(ReferenceRecord owner, JsonElement json)
    {
        _json = json;
        Shape = json.Longs("shape");
        Samples = json.Numbers("samples");
        MaxAbs = json.NumberOrNull("max_abs") ?? Samples.Select(Math.Abs).DefaultIfEmpty().Max();
        _values = json.Has("bin") ? owner.ReadValues(json.Text("bin")) : null;
    }

    public string Name => _json.Has("name") ? _json.Text("name") : "";

    public IReadOnlyList<long> Shape { get; }

    public IReadOnlyList<double> Samples { get; }

    /// <summary>Greatest absolute value.</summary>
    public double MaxAbs { get; }

    /// <summary>
    /// Greatest difference of <paramref name="values"/> (row-major) from anything that the record states: samples, all values, mean,
    /// standard deviation, greatest value, and root mean square in place of the L2 norm. None of them can exceed the greatest
    /// difference of a single element. Infinite where the number of elements differs, NaN where a value is.
    /// </summary>
    public double Difference(ReadOnlySpan<float> values)
    {
        long count = Shape.Aggregate(1L, (product, side) => product * side);
        if (values.Length != count || (_values is not null && _values.Length != count))
        {
            return double.PositiveInfinity;
        }

        double worst = SummaryDifference(values);
        for (long j = 0; j < Samples.Count; j++)
        {
            worst = Worse(worst, values[(int)(j * count / Samples.Count)] - Samples[(int)j]);
        }

        for (int i = 0; i < (_values?.Length ?? 0); i++)
        {
            worst = Worse(worst, (double)values[i] - _values![i]);
        }

        return worst;
    }

    private double SummaryDifference(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0, largest = 0;
        foreach (float value in values)
        {
            sum += value;
            squares += (double)value * value;
            largest = Worse(largest, value);
        }

        double mean = sum / values.Length, meanSquare = squares / values.Length;
        double worst = Worse(0, _json.NumberOrNull("max_abs") - largest);
        worst = Worse(worst, _json.NumberOrNull("mean") - mean);
        worst = Worse(worst, _json.NumberOrNull("std") - Math.Sqrt(Math.Max(0, meanSquare - mean * mean)));
        return Worse(worst, _json.NumberOrNull("l2") / Math.Sqrt(values.Length) - Math.Sqrt(meanSquare));
    }

    // NaN is worse than any number, and stays.
    private static double Worse(double worst, double? difference) =>
        difference is not { } value || double.IsNaN(worst) || Math.Abs(value) <= worst ? worst : Math.Abs(value);
}
