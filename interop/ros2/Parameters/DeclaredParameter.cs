namespace Robotics.Ros2;

/// <summary>A parameter as it was declared, and its value.</summary>
internal sealed class DeclaredParameter
{
    private readonly Func<RosParameterValue, string?> _validate;
    private volatile RosParameterValue _value;

    private DeclaredParameter(string name, RosParameterValue defaultValue, Func<RosParameterValue, string?> validate)
    {
        Name = name;
        Default = defaultValue;
        _value = defaultValue;
        _validate = validate;
    }

    internal string Name { get; }

    internal RosParameterValue Default { get; }

    internal RosParameterType Type => Default.Type;

    internal string Description { get; private init; } = "";

    internal string Constraints { get; private init; } = "";

    internal bool ReadOnly { get; private init; }

    internal ParameterRange? Range { get; private init; }

    internal RosParameterValue Value
    {
        get => _value;
        set => _value = value;
    }

    /// <exception cref="ArgumentException">The type is none of a parameter, or the range is not one of it.</exception>
    internal static DeclaredParameter Create<T>(string name, T defaultValue, ParameterOptions<T> options)
    {
        var value = RosParameterValue.From(defaultValue);
        if (options.Range is { } range && value.Type != (range.IsInteger ? RosParameterType.Integer : RosParameterType.Double))
        {
            throw new ArgumentException($"The range {range} of the parameter '{name}' is not one of its type {value.Type}.");
        }

        return new DeclaredParameter(name, value, candidate => Validate(candidate, options.Validate))
        {
            Description = options.Description,
            Constraints = options.Constraints,
            ReadOnly = options.ReadOnly,
            Range = options.Range,
        };
    }

    /// <summary>Why a value cannot be that of the parameter, or null when it can.</summary>
    internal string? FindFault(RosParameterValue value)
    {
        if (value.Type != Type)
        {
            return $"The parameter '{Name}' is of type {Type} and cannot be set to the {value.Type} {value}.";
        }

        return Range?.Contains(value) == false ? $"The parameter '{Name}' cannot be {value}; its range is {Range}." : _validate(value);
    }

    /// <summary>
    /// The value that an override means: a whole number also stands for one with a fraction, and an empty list for one of any type.
    /// </summary>
    internal RosParameterValue Interpret(RosParameterValue value) => (Type, value.Type) switch
    {
        (RosParameterType.Double, RosParameterType.Integer) => RosParameterValue.From((double)value.As<long>()),
        (RosParameterType.DoubleArray, RosParameterType.IntegerArray) =>
            RosParameterValue.From(Array.ConvertAll(value.As<long[]>(), item => (double)item)),
        (RosParameterType.ByteArray, _) when value.IsEmptyArray => RosParameterValue.From(Array.Empty<byte>()),
        (RosParameterType.BoolArray, _) when value.IsEmptyArray => RosParameterValue.From(Array.Empty<bool>()),
        (RosParameterType.IntegerArray, _) when value.IsEmptyArray => RosParameterValue.From(Array.Empty<long>()),
        (RosParameterType.DoubleArray, _) when value.IsEmptyArray => RosParameterValue.From(Array.Empty<double>()),
        _ => value,
    };

    private static string? Validate<T>(RosParameterValue value, Func<T, string?>? validate)
    {
        if (typeof(T) == typeof(int) && value.As<long>() is < int.MinValue or > int.MaxValue)
        {
            return $"{value} does not fit 32 bits.";
        }

        return validate?.Invoke(value.As<T>());
    }
}
