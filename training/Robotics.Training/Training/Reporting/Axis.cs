namespace Robotics.Training.Reporting;

/// <summary>Maps values onto a stretch of a drawing, with round values along it.</summary>
internal sealed class Axis
{
    private const int WantedTicks = 6;

    private readonly double _min;
    private readonly double _max;
    private readonly double _from;
    private readonly double _to;

    /// <param name="values">What has its place on the axis; those that are not finite have none.</param>
    /// <param name="from">Where the least value lies.</param>
    /// <param name="to">Where the greatest lies.</param>
    /// <param name="margin">Room on either side, as a share of their distance.</param>
    public Axis(IEnumerable<double> values, double from, double to, double margin = 0)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0.5)];
        (_min, _max) = (finite.Min(), finite.Max());
        double room = _max > _min ? margin * (_max - _min) : 0.5;
        (_min, _max, _from, _to) = (_min - room, _max + room, from, to);
        double rough = (_max - _min) / WantedTicks, magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = magnitude * ((double[])[1, 2, 5, 10]).First(factor => factor * magnitude >= rough);
        long first = (long)Math.Ceiling(_min / step), last = (long)Math.Floor(_max / step);
        Ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>The round values.</summary>
    public IReadOnlyList<double> Ticks { get; }

    public double At(double value) => _from + ((value - _min) / (_max - _min) * (_to - _from));
}
