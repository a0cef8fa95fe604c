namespace Robotics.Ros2;

/// <summary>
/// Values of parameters from the command line and parameter files, in sections for nodes. Later values of a section replace earlier ones,
/// and where sections overlap, the one that appeared last wins, as in rclcpp.
/// </summary>
public sealed class ParameterOverrides
{
    /// <summary>The section of all nodes.</summary>
    internal const string EveryNode = "/**";

    private readonly List<string> _order = [];
    private readonly Dictionary<string, Dictionary<string, RosParameterValue>> _sections = [];

    internal ParameterOverrides()
    {
    }

    internal static ParameterOverrides Empty { get; } = new();

    /// <summary>The values for a node.</summary>
    /// <param name="fullName">Namespace and name.</param>
    public IReadOnlyDictionary<string, RosParameterValue> For(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var values = new Dictionary<string, RosParameterValue>();
        foreach (var section in _order.Where(section => Matches(Parts(section), Parts(fullName))))
        {
            foreach (var (name, value) in _sections[section])
            {
                values[name] = value;
            }
        }

        return values;
    }

    /// <param name="section">
    /// A full node name, the slash before it may be missing; <c>*</c> stands for one part of it, <c>**</c> for any number.
    /// </param>
    /// <param name="name">The parameter.</param>
    /// <param name="value">Its value.</param>
    internal void Set(string section, string name, RosParameterValue value)
    {
        var full = section.StartsWith('/') ? section : "/" + section;
        if (!_sections.TryGetValue(full, out var values))
        {
            _sections[full] = values = [];
            _order.Add(full);
        }

        values[name] = value;
    }

    private static ReadOnlySpan<string> Parts(string name) => name[1..].Split('/');

    /// <summary>Walks through the pattern once, going back to the last <c>**</c> where it does not fit: no input makes it slow.</summary>
    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name)
    {
        var (at, used, star, resume) = (0, 0, -1, 0);
        while (used < name.Length)
        {
            if (at < pattern.Length && pattern[at] == "**")
            {
                (star, resume) = (at++, used);
            }
            else if (at < pattern.Length && (pattern[at] == "*" || pattern[at] == name[used]))
            {
                at++;
                used++;
            }
            else if (star >= 0)
            {
                (at, used) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept("**") < 0;
    }
}
