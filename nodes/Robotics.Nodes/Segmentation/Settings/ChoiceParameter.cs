using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>A parameter that takes one of a few words: the members of an enumeration in lower case.</summary>
internal sealed class ChoiceParameter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> s_values = Enum.GetValues<T>().ToDictionary(value => $"{value}".ToLowerInvariant());

    private readonly RosParameter<string> _parameter;

    /// <summary>Declares the parameter; the enumeration's first member is the default.</summary>
    /// <param name="parameters">The node's.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="description">What it chooses.</param>
    /// <param name="readOnly">Whether the choice is made once.</param>
    /// <exception cref="RosArgumentException">The ROS arguments give another word.</exception>
    public ChoiceParameter(RosParameters parameters, string name, string description, bool readOnly = false)
    {
        string words = string.Join(" or ", s_values.Keys);
        _parameter = parameters.Declare(name, s_values.Keys.First(), new ParameterOptions<string>
        {
            Description = description,
            Constraints = words,
            ReadOnly = readOnly,
            Validate = word => s_values.ContainsKey(word) ? null : $"The parameter '{name}' must be {words}.",
        });
    }

    public string Name => _parameter.Name;

    public T Value => s_values[_parameter.Value];

    /// <summary>The value after changes that are allowed.</summary>
    public T After(IReadOnlyList<RosParameterChange> changes) => s_values[_parameter.After(changes)];
}
