using System.Text.RegularExpressions;

namespace Robotics.Nodes.Bags;

/// <summary>Which topics are recorded.</summary>
/// <param name="Topics">Their full names; empty for none by name.</param>
/// <param name="Pattern">Matches their names, or null.</param>
internal sealed record RecordOptions(IReadOnlySet<string> Topics, Regex? Pattern)
{
    /// <summary>Everything is wanted where nothing is said.</summary>
    public bool Wants(string topic) => (Topics.Count == 0 && Pattern is null) || Topics.Contains(topic) || Pattern?.IsMatch(topic) == true;
}
