namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Mean, extremes and standard deviation of values that are not kept (Welford's recurrence). Without values all are NaN.</summary>
internal struct RunningStatistic
{
    private double _mean;
    private double _squares;
    private double _minimum;
    private double _maximum;

    public long Count { get; private set; }

    public readonly double Average => Count > 0 ? _mean : double.NaN;

    public readonly double Minimum => Count > 0 ? _minimum : double.NaN;

    public readonly double Maximum => Count > 0 ? _maximum : double.NaN;

    /// <summary>Of the values as the whole population, as libstatistics_collector has it.</summary>
    public readonly double StandardDeviation => Count > 0 ? Math.Sqrt(_squares / Count) : double.NaN;

    public void Add(double value)
    {
        Count++;
        double difference = value - _mean;
        _mean += difference / Count;
        _squares += difference * (value - _mean);
        _minimum = Count == 1 ? value : Math.Min(_minimum, value);
        _maximum = Count == 1 ? value : Math.Max(_maximum, value);
    }
}
