namespace Robotics.Ros2;

/// <summary>
/// One rule <c>[node:]from:=to</c>. What it renames is a topic and a service alike unless <c>from</c> begins with <c>rostopic://</c> or
/// <c>rosservice://</c>, and the node itself for <c>__node</c> (or <c>__name</c>) and <c>__ns</c>.
/// </summary>
/// <param name="Kind">What it renames.</param>
/// <param name="Node">The name of the only node that it concerns, or null for every node.</param>
/// <param name="From">The name as written, to be expanded by the node; empty for the node's own names.</param>
/// <param name="To">The new name as written, to be expanded as well.</param>
internal sealed record RemapRule(RemapKind Kind, string? Node, string From, string To)
{
    private const string Form = "[node:]from:=to";
    private const string TopicScheme = "rostopic://";
    private const string ServiceScheme = "rosservice://";

    internal static RemapRule Parse(string rule)
    {
        try
        {
            return ParseChecked(rule);
        }
        catch (RosNameException e)
        {
            throw new RosArgumentException($"The ROS argument -r {rule} is refused. {e.Message}", e);
        }
    }

    private static RemapRule ParseChecked(string rule)
    {
        var (left, to) = RosArgumentParser.Split(rule, "-r", Form);
        var (node, from) = SplitNode(left);
        if (node is not null)
        {
            RosNames.CheckNodeName(node);
        }

        return from switch
        {
            "__node" or "__name" => new RemapRule(RemapKind.NodeName, node, "", CheckedNodeName(to)),
            "__ns" => new RemapRule(RemapKind.Namespace, node, "", CheckedNamespace(to)),
            _ => ParseName(node, from, to),
        };
    }

    private static RemapRule ParseName(string? node, string from, string to)
    {
        var kind = RemapKind.Topic | RemapKind.Service;
        if (from.StartsWith(TopicScheme, StringComparison.Ordinal))
        {
            (kind, from) = (RemapKind.Topic, from[TopicScheme.Length..]);
        }
        else if (from.StartsWith(ServiceScheme, StringComparison.Ordinal))
        {
            (kind, from) = (RemapKind.Service, from[ServiceScheme.Length..]);
        }

        // The names of the node that will use the rule are not known yet; those of any node tell whether the rest is allowed.
        RosNames.ExpandTopic(from, "node", "/ns");
        RosNames.ExpandTopic(to, "node", "/ns");
        return new RemapRule(kind, node, from, to);
    }

    private static (string? Node, string From) SplitNode(string left)
    {
        var colon = left.IndexOf(':');
        return colon < 0 || left.AsSpan(colon).StartsWith("://") ? (null, left) : (left[..colon], left[(colon + 1)..]);
    }

    private static string CheckedNodeName(string name)
    {
        RosNames.CheckNodeName(name);
        return name;
    }

    private static string CheckedNamespace(string ns)
        => ns.StartsWith('/') ? RosNames.ExpandNamespace(ns) : throw new RosNameException($"The namespace '{ns}' does not begin with '/'.");
}
