using System.Globalization;

namespace Robotics.Ros2;

/// <summary>
/// The value of a ROS parameter: one of the types of <see cref="RosParameterType"/>. Immutable; equal when type and content are.
/// </summary>
public sealed class RosParameterValue : IEquatable<RosParameterValue>
{
    private readonly object? _value;

    private RosParameterValue(RosParameterType type, object? value)
    {
        Type = type;
        _value = value;
    }

    /// <summary>No value.</summary>
    public static RosParameterValue NotSet { get; } = new(RosParameterType.NotSet, null);

    /// <summary>The type.</summary>
    public RosParameterType Type { get; }

    internal bool IsEmptyArray => _value is Array { Length: 0 };

    /// <summary>Wraps a value; an <see cref="int"/> becomes a 64-bit integer, a <see cref="float"/> a 64-bit number.</summary>
    /// <exception cref="ArgumentException">The type is none of a ROS parameter.</exception>
    public static RosParameterValue From<T>(T value) => value switch
    {
        int number => new(RosParameterType.Integer, (long)number),
        float number => new(RosParameterType.Double, (double)number),
        Array array => new(TypeOf(typeof(T)), array.Clone()),
        null => throw new ArgumentNullException(nameof(value)),
        _ => new(TypeOf(typeof(T)), value),
    };

    /// <summary>The value. An integer is also given as <see cref="int"/> when it fits, a number as <see cref="float"/>.</summary>
    /// <exception cref="InvalidCastException">The value has another type.</exception>
    /// <exception cref="OverflowException">The integer does not fit 32 bits.</exception>
    public T As<T>()
    {
        if (typeof(T) == typeof(int) && _value is long integer)
        {
            return (T)(object)checked((int)integer);
        }

        if (typeof(T) == typeof(float) && _value is double number)
        {
            return (T)(object)(float)number;
        }

        return Type == RosParameterType.NotSet || TypeOf(typeof(T)) != Type
            ? throw new InvalidCastException($"The parameter value {this} is of type {Type}, not {typeof(T).Name}.")
            : (T)(_value is Array array ? array.Clone() : _value!);
    }

    /// <inheritdoc/>
    public bool Equals(RosParameterValue? other)
        => other is not null && Type == other.Type
            && System.Collections.StructuralComparisons.StructuralEqualityComparer.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RosParameterValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        Type, _value is null ? 0 : System.Collections.StructuralComparisons.StructuralEqualityComparer.GetHashCode(_value));

    /// <summary>The value as YAML that reads back to it, except for byte arrays.</summary>
    public override string ToString() => _value is Array array
        ? $"[{string.Join(", ", array.Cast<object>().Select(Text))}]"
        : Text(_value);

    internal static RosParameterType TypeOf(Type type) => type switch
    {
        _ when type == typeof(bool) => RosParameterType.Bool,
        _ when type == typeof(long) || type == typeof(int) => RosParameterType.Integer,
        _ when type == typeof(double) || type == typeof(float) => RosParameterType.Double,
        _ when type == typeof(string) => RosParameterType.String,
        _ when type == typeof(byte[]) => RosParameterType.ByteArray,
        _ when type == typeof(bool[]) => RosParameterType.BoolArray,
        _ when type == typeof(long[]) => RosParameterType.IntegerArray,
        _ when type == typeof(double[]) => RosParameterType.DoubleArray,
        _ when type == typeof(string[]) => RosParameterType.StringArray,
        _ => throw new ArgumentException(
            $"{type.Name} is no type of a ROS parameter; use bool, long, double, string, or an array of these or of byte."),
    };

    private static string Text(object? value) => value switch
    {
        null => "not set",
        bool flag => flag ? "true" : "false",
        double number when double.IsNaN(number) => ".nan",
        double number when double.IsInfinity(number) => number > 0 ? ".inf" : "-.inf",
        double number when Math.Abs(number) < 1e15 && number == Math.Floor(number) => number.ToString("0.0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => ScalarYaml.Quote((string)value),
    };
}
