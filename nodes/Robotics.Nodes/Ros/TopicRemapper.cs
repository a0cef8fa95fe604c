using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>Topic names as a node uses them, after the remapping rules <c>from:=to</c>. The first rule that fits wins.</summary>
internal sealed class TopicRemapper
{
    private const string Separator = ":=";

    private readonly string _node;
    private readonly string _namespace;
    private readonly (string From, string To)[] _rules;

    /// <exception cref="FormatException">A rule is not of the form <c>from:=to</c>.</exception>
    /// <exception cref="RosNameException">A rule holds a name that is not allowed.</exception>
    public TopicRemapper(string node, string fullNamespace, IReadOnlyList<string> rules)
    {
        _node = node;
        _namespace = fullNamespace;
        _rules = [.. rules.Select(Parse)];
    }

    /// <summary>The full name of the topic that the node calls <paramref name="topic"/>.</summary>
    public string Resolve(string topic)
    {
        string full = Expand(topic);
        int rule = Array.FindIndex(_rules, candidate => candidate.From == full);
        return rule < 0 ? full : _rules[rule].To;
    }

    private string Expand(string topic) => RosNames.ExpandTopic(topic, _node, _namespace);

    private (string From, string To) Parse(string rule)
    {
        int at = rule.IndexOf(Separator, StringComparison.Ordinal);
        return at > 0 && at + Separator.Length < rule.Length
            ? (Expand(rule[..at]), Expand(rule[(at + Separator.Length)..]))
            : throw new FormatException($"The remapping '{rule}' is not of the form from:=to.");
    }
}
