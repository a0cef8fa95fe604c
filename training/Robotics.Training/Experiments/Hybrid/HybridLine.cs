using System.Globalization;

namespace Robotics.Training.Experiments;

/// <summary>A line of a hybrid table.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Network">The network.</param>
/// <param name="IsTeacher">Whether the others learned from it.</param>
/// <param name="Metric">accuracy or miou.</param>
/// <param name="Milliseconds">Median processor time of a picture; NaN where it was not measured.</param>
/// <param name="Widths">Widest first.</param>
public sealed record HybridLine(
    string Name, string Network, bool IsTeacher, string Metric, double Milliseconds, IReadOnlyList<HybridWidth> Widths)
{
    /// <summary>Name that tells a teacher from a row that is named like it.</summary>
    public string Label => IsTeacher ? $"{Name} (teacher)" : Name;

    /// <summary>The time for people.</summary>
    public string Time => double.IsNaN(Milliseconds) ? "-" : Milliseconds.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>The means over the seeds; null before any is finished.</summary>
    public static HybridLine? Of(HybridRow row)
    {
        QuantizedResult[] results = [.. row.Work.Select(work => work.Result).OfType<QuantizedResult>()];
        if (results.Length == 0)
        {
            return null;
        }

        HybridWidth[] widths = [.. results[0].Networks.Select((first, i) => new HybridWidth(
            first.Bits, [.. results.Select(result => 100 * result.Networks[i].Test)], first.Bytes))];
        return new HybridLine(
            row.Name, row.Network, row.IsTeacher, results[0].Metric, results.Average(result => result.Milliseconds), widths);
    }

    /// <summary>The network at that many bits.</summary>
    public HybridWidth At(int bits) => Widths.First(width => width.Bits == bits);
}
