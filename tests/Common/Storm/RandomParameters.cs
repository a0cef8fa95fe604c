using Robotics.Msgs.RclInterfaces;

namespace Robotics.Tests.Storm;

/// <summary>Assignments to parameters, most of which no node should take.</summary>
internal static class RandomParameters
{
    private static readonly long[] s_integers = [-1, 70_000, long.MinValue, long.MaxValue];
    private static readonly double[] s_numbers = [0, 0.5, -1, 1e300, double.NaN, double.PositiveInfinity, double.Epsilon];

    /// <summary>One of the names, or something like a name, with a value of any type.</summary>
    public static Parameter Next(Random random, IReadOnlyList<string> names) => new()
    {
        Name = random.Next(4) == 0 ? Text(random) : names[random.Next(names.Count)],
        Value = new ParameterValue
        {
            Type = (byte)random.Next(12),
            BoolValue = random.Next(2) == 0,
            IntegerValue = Pick(random, s_integers),
            DoubleValue = Pick(random, s_numbers),
            StringValue = Text(random),
            ByteArrayValue = [1, 2],
            BoolArrayValue = [true],
            IntegerArrayValue = [Pick(random, s_integers)],
            DoubleArrayValue = [Pick(random, s_numbers)],
            StringArrayValue = [Text(random), Text(random)],
        },
    };

    // Requests travel as UTF-8, in which neither NUL nor half a pair has a place.
    private static string Text(Random random) =>
        RandomText.Compose(random, RandomText.Arguments, 4).Replace("\0", "", StringComparison.Ordinal);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
