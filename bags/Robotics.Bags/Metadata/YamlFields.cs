using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Robotics.Bags.Metadata;

/// <summary>Reads YAML as rosbag2 writes it; what is missing takes a default, what is of another kind is an error.</summary>
internal static class YamlFields
{
    /// <summary>The root of a document, or null for an empty one.</summary>
    public static YamlNode? Parse(string text, string what)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (Exception e) when (e is YamlException or ArgumentException)
        {
            throw new BagException($"{what} is not YAML: {e.Message}", e);
        }
    }

    public static YamlNode? Find(this YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    public static IEnumerable<YamlNode> Items(this YamlNode? node, string key) => node.Find(key) is YamlSequenceNode list ? list : [];

    public static string Text(this YamlNode? node, string key) =>
        node.Find(key) is YamlScalarNode { Value: { } value } && value is not "~" ? value : "";

    public static long Integer(this YamlNode? node, string key, long missing = 0)
    {
        string text = node.Text(key);
        return text.Length == 0 ? missing
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? long.MaxValue
            : throw new BagException($"'{key}' is '{Shorten(text)}' in the recording's metadata; it must be a whole number.");
    }

    /// <summary>A policy by the number of <c>rmw</c>, or by its name in snake case, which metadata has since version 9.</summary>
    public static T Policy<T>(this YamlNode? node, string key, T missing)
        where T : struct, Enum
    {
        string text = node.Text(key).Replace("_", "", StringComparison.Ordinal);
        return text.Length == 0 ? missing : Enum.TryParse(text, ignoreCase: true, out T value) ? value : Enum.Parse<T>("Unknown");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
