using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Verification;

/// <summary>Collects the comparisons of one record.</summary>
public sealed class Findings(string record)
{
    private readonly List<VerificationRow> _rows = [];

    public IReadOnlyList<VerificationRow> Rows => _rows;

    /// <summary>An error against the most that it may be. A NaN fails.</summary>
    public void Add(string quantity, double error, double tolerance, string? note = null) =>
        _rows.Add(new VerificationRow(record, quantity, error, tolerance, error <= tolerance ? Verdict.Passed : Verdict.Failed, note));

    /// <summary>Two numbers that may differ by <paramref name="tolerance"/>.</summary>
    public void Near(string quantity, double expected, double actual, double tolerance) =>
        Add(quantity, Math.Abs(expected - actual), tolerance);

    /// <summary>Two sequences that must be equal: the error is the number of positions where they differ.</summary>
    public void Equal<T>(string quantity, IEnumerable<T> expected, IEnumerable<T> actual)
    {
        T[] left = [.. expected], right = [.. actual];
        int[] different = [.. Enumerable.Range(0, Math.Min(left.Length, right.Length))
            .Where(i => !EqualityComparer<T>.Default.Equals(left[i], right[i]))];
        string? note = different.Length > 0 ? $"at {different[0]}: {left[different[0]]} expected, {right[different[0]]} found"
            : left.Length != right.Length ? $"{left.Length} expected, {right.Length} found" : null;
        Add(quantity, different.Length + Math.Abs(left.Length - right.Length), 0, note);
    }

    /// <summary>A tensor against its record: shape, samples, summary and, where the reference has them, all values.</summary>
    public void Tensor(string quantity, TensorRecord expected, Tensor actual, double tolerance)
    {
        if (!expected.Shape.SequenceEqual(actual.shape))
        {
            Fail(quantity, $"shape [{string.Join(", ", expected.Shape)}] expected, [{string.Join(", ", actual.shape)}] found");
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        Add(quantity, expected.Difference(actual.detach().to(float32).contiguous().data<float>().ToArray()), tolerance);
    }

    /// <summary>Something that could not be computed.</summary>
    public void Fail(string quantity, string reason) =>
        _rows.Add(new VerificationRow(record, quantity, null, null, Verdict.Failed, reason));

    /// <summary>Something that this program has no counterpart of.</summary>
    public void Uncovered(string quantity, string reason) =>
        _rows.Add(new VerificationRow(record, quantity, null, null, Verdict.Uncovered, reason));
}
