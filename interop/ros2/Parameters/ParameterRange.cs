namespace Robotics.Ros2;

/// <summary>The values that a numeric parameter may take: two ends and every step between them.</summary>
public sealed record ParameterRange
{
    private ParameterRange(bool isInteger, long fromInteger, long toInteger, ulong stepInteger, double from, double to, double step)
    {
        IsInteger = isInteger;
        FromInteger = fromInteger;
        ToInteger = toInteger;
        StepInteger = stepInteger;
        From = from;
        To = to;
        Step = step;
    }

    internal bool IsInteger { get; }

    internal long FromInteger { get; }

    internal long ToInteger { get; }

    internal ulong StepInteger { get; }

    internal double From { get; }

    internal double To { get; }

    internal double Step { get; }

    /// <summary>A range of integers.</summary>
    /// <param name="from">The least.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="step">The distance of values, counted from the least; 0 and 1 for every value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The greatest is below the least.</exception>
    public static ParameterRange Integers(long from, long to, ulong step = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return new(isInteger: true, from, to, step, 0, 0, 0);
    }

    /// <summary>A range of numbers.</summary>
    /// <param name="from">The least.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="step">The distance of values, counted from the least; 0 for every value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The greatest is below the least, or the step is negative.</exception>
    public static ParameterRange Numbers(double from, double to, double step = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return new(isInteger: false, 0, 0, 0, from, to, step);
    }

    /// <summary>The range as text: <c>0.0 .. 1.0, step 0.1</c>.</summary>
    public override string ToString() => IsInteger
        ? $"{FromInteger} .. {ToInteger}{(StepInteger > 1 ? $", step {StepInteger}" : "")}"
        : $"{Text(From)} .. {Text(To)}{(Step > 0 ? $", step {Text(Step)}" : "")}";

    internal bool Contains(RosParameterValue value) => IsInteger ? Contains(value.As<long>()) : Contains(value.As<double>());

    private static string Text(double value) => RosParameterValue.From(value).ToString();

    private bool Contains(long value)
        => value >= FromInteger && value <= ToInteger
            && (value == ToInteger || StepInteger == 0 || (ulong)(value - (Int128)FromInteger) % StepInteger == 0);

    private bool Contains(double value)
    {
        if (AreEqual(value, From) || AreEqual(value, To))
        {
            return true;
        }

        return value >= From && value <= To && (Step == 0 || AreEqual(value, From + (Math.Round((value - From) / Step) * Step)));
    }

    /// <summary>As rclcpp compares, up to 100 units in the last place, except that infinity is not near to anything.</summary>
    private static bool AreEqual(double a, double b)
    {
        const double MachineEpsilon = 2.2204460492503131e-16;
        return a == b || (double.IsFinite(a + b) && Math.Abs(a - b) <= 100 * MachineEpsilon * Math.Abs(a + b));
    }
}
