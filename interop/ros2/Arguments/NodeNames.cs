namespace Robotics.Ros2;

/// <summary>The names of one node, its topics and its services after remapping. The first rule that fits a name wins, once.</summary>
internal sealed class NodeNames
{
    private readonly (RemapKind Kind, string From, string To)[] _rules;

    /// <param name="name">The name that the program gives the node.</param>
    /// <param name="ns">The namespace that it gives it.</param>
    /// <param name="rules">The rules for all nodes, in their order.</param>
    /// <exception cref="RosNameException">A name is not allowed.</exception>
    internal NodeNames(string name, string ns, IReadOnlyList<RemapRule> rules)
    {
        RosNames.CheckNodeName(name);
        Name = rules.FirstOrDefault(rule => Concerns(rule, RemapKind.NodeName, name))?.To ?? name;
        Namespace = rules.FirstOrDefault(rule => Concerns(rule, RemapKind.Namespace, Name))?.To ?? RosNames.ExpandNamespace(ns);
        const RemapKind Names = RemapKind.Topic | RemapKind.Service;
        _rules = [.. rules.Where(rule => Concerns(rule, Names, Name)).Select(rule => (rule.Kind, Expand(rule.From), Expand(rule.To)))];
    }

    internal string Name { get; }

    internal string Namespace { get; }

    internal string ResolveTopic(string topic) => Resolve(topic, RemapKind.Topic);

    internal string ResolveService(string service) => Resolve(service, RemapKind.Service);

    private static bool Concerns(RemapRule rule, RemapKind kind, string node)
        => (rule.Kind & kind) != 0 && (rule.Node is null || rule.Node == node);

    private string Resolve(string name, RemapKind kind)
    {
        var full = Expand(name);
        var rule = Array.FindIndex(_rules, candidate => (candidate.Kind & kind) != 0 && candidate.From == full);
        return rule < 0 ? full : _rules[rule].To;
    }

    private string Expand(string name) => RosNames.ExpandTopic(name, Name, Namespace);
}
