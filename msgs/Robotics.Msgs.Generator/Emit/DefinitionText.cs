using System.Text;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>
/// The text by which a recording explains a message: its own definition, then those of all messages that it reaches, each under a line of
/// 80 equals signs and its name without <c>msg/</c> (mcap.dev, well-known encodings, <c>ros2msg</c>).
/// </summary>
internal static class DefinitionText
{
    private static readonly string Separator = new('=', 80);

    public static string Of(TypeCatalog catalog, string root, MessageDefinition message)
    {
        var text = new StringBuilder();
        Append(text, message);
        foreach (var nested in catalog.Reachable(root, message))
        {
            text.Append(Separator).Append('\n').Append($"MSG: {nested.Package}/{nested.Name}\n");
            Append(text, nested);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, MessageDefinition message)
    {
        var own = message.Text.TrimEnd();
        text.Append(own).Append(own.Length == 0 ? "" : "\n");
    }
}
