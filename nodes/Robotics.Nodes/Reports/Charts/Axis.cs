namespace Robotics.Nodes.Reports.Charts;

/// <summary>Maps values from 0 up to a round maximum onto a stretch of a drawing.</summary>
internal sealed class Axis
{
    private const int WantedTicks = 5;

    private readonly double _from;
    private readonly double _to;
    private readonly double _maximum;
    private readonly double _step;

    /// <param name="largest">The largest value to show.</param>
    /// <param name="from">Where 0 lies.</param>
    /// <param name="to">Where the maximum lies.</param>
    public Axis(double largest, double from, double to)
    {
        double rough = (largest > 0 ? largest : 1) / WantedTicks;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        _step = magnitude * ((double[])[1, 2, 5, 10]).First(factor => factor * magnitude >= rough);
        _maximum = Math.Ceiling(Math.Max(largest, _step) / _step) * _step;
        (_from, _to) = (from, to);
    }

    /// <summary>The round values along the axis.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round(_maximum / _step) + 1).Select(i => i * _step);

    public double At(double value) => _from + ((_to - _from) * Math.Min(value, _maximum) / _maximum);
}
