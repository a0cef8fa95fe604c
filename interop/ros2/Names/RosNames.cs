using System.Buffers;

namespace Robotics.Ros2;

/// <summary>
/// Checks ROS 2 names and expands them to full ones, with the rules of rcl (<c>rcl_expand_topic_name</c>, <c>rmw_validate_*</c>):
/// tokens of letters, digits and underscores that do not begin with a digit, joined by single slashes.
/// </summary>
public static class RosNames
{
    /// <summary>The longest full topic name; DDS allows 255 with prefix and suffix.</summary>
    public const int MaxTopicLength = 247;

    /// <summary>The longest namespace.</summary>
    public const int MaxNamespaceLength = 245;

    /// <summary>The longest node name.</summary>
    public const int MaxNodeNameLength = 255;

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Checks a node name: one token.</summary>
    /// <exception cref="RosNameException">It is not one.</exception>
    public static void CheckNodeName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            throw new RosNameException("The node name is empty.");
        }

        if (name.Length > MaxNodeNameLength)
        {
            throw new RosNameException($"The node name '{name}' has {name.Length} characters; {MaxNodeNameLength} are allowed.");
        }

        CheckToken(name, "node name", name);
    }

    /// <summary>Checks a namespace and gives its full form: <c>""</c> becomes <c>/</c>, <c>robot</c> becomes <c>/robot</c>.</summary>
    /// <exception cref="RosNameException">It is not one.</exception>
    public static string ExpandNamespace(string ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        if (ns.Length == 0 || ns == "/")
        {
            return "/";
        }

        var full = ns[0] == '/' ? ns : "/" + ns;
        CheckTokens(full, "namespace", ns);
        return full.Length <= MaxNamespaceLength
            ? full
            : throw new RosNameException($"The namespace '{ns}' has {full.Length} characters; {MaxNamespaceLength} are allowed.");
    }

    /// <summary>The full name of a node: <c>/</c> and <c>camera</c> give <c>/camera</c>.</summary>
    /// <param name="nodeName">The node's name.</param>
    /// <param name="fullNamespace">The node's namespace in its full form.</param>
    public static string FullNodeName(string nodeName, string fullNamespace) => Join(fullNamespace, nodeName);

    /// <summary>
    /// Gives the full name of a topic: <c>/absolute</c> stays, <c>relative</c> goes below the namespace, <c>~/private</c> below the node,
    /// and <c>{node}</c>, <c>{ns}</c> and <c>{namespace}</c> are replaced.
    /// </summary>
    /// <param name="topic">The name as a program writes it.</param>
    /// <param name="nodeName">The node's name.</param>
    /// <param name="ns">The node's namespace.</param>
    /// <exception cref="RosNameException">A name is not allowed.</exception>
    public static string ExpandTopic(string topic, string nodeName, string ns)
    {
        ArgumentNullException.ThrowIfNull(topic);
        CheckNodeName(nodeName);
        var fullNamespace = ExpandNamespace(ns);
        if (topic.Length == 0)
        {
            throw new RosNameException("The topic name is empty.");
        }

        var expanded = Substitute(topic, nodeName, fullNamespace);
        if (expanded[0] == '~')
        {
            expanded = expanded.Length == 1 || expanded[1] == '/'
                ? FullNodeName(nodeName, fullNamespace) + expanded[1..]
                : throw new RosNameException($"The topic name '{topic}' has a '~' that is not followed by '/'.");
        }
        else if (expanded[0] != '/')
        {
            expanded = Join(fullNamespace, expanded);
        }

        CheckTokens(expanded, "topic name", topic);
        return expanded.Length <= MaxTopicLength
            ? expanded
            : throw new RosNameException(
                $"The topic name '{topic}' expands to {expanded.Length} characters; {MaxTopicLength} are allowed.");
    }

    private static string Substitute(string topic, string nodeName, string fullNamespace)
    {
        if (!topic.Contains('{') && !topic.Contains('}'))
        {
            return topic;
        }

        // The root namespace is replaced by nothing, so that "{ns}/x" gives "/x".
        var ns = fullNamespace == "/" ? "" : fullNamespace;
        var replaced = topic.Replace("{node}", nodeName, StringComparison.Ordinal)
            .Replace("{namespace}", ns, StringComparison.Ordinal)
            .Replace("{ns}", ns, StringComparison.Ordinal);
        if (replaced.Contains('{') || replaced.Contains('}'))
        {
            throw new RosNameException($"The topic name '{topic}' has a substitution other than {{node}}, {{ns}} and {{namespace}}.");
        }

        return replaced.Length > 0 ? replaced : throw new RosNameException($"The topic name '{topic}' is empty in the root namespace.");
    }

    private static string Join(string fullNamespace, string name) => fullNamespace == "/" ? "/" + name : $"{fullNamespace}/{name}";

    private static void CheckTokens(string full, string kind, string written)
    {
        if (full.EndsWith('/'))
        {
            throw new RosNameException($"The {kind} '{written}' ends with '/'.");
        }

        foreach (var range in full.AsSpan(1).Split('/'))
        {
            var token = full.AsSpan(1)[range];
            if (token.IsEmpty)
            {
                throw new RosNameException($"The {kind} '{written}' has two slashes in a row.");
            }

            CheckToken(token, kind, written);
        }
    }

    private static void CheckToken(ReadOnlySpan<char> token, string kind, string written)
    {
        var bad = token.IndexOfAnyExcept(TokenCharacters);
        if (bad >= 0)
        {
            throw new RosNameException(
                $"The {kind} '{written}' has the character '{token[bad]}'; letters, digits and underscores are allowed.");
        }

        if (char.IsAsciiDigit(token[0]))
        {
            throw new RosNameException($"The {kind} '{written}' has a part that begins with the digit '{token[0]}'.");
        }
    }
}
