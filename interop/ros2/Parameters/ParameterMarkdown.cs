using System.Text;

namespace Robotics.Ros2;

internal static class ParameterMarkdown
{
    internal static string Render(IEnumerable<DeclaredParameter> parameters)
    {
        var text = new StringBuilder("| parameter | type | default | allowed | live | description |\n")
            .Append("| --- | --- | --- | --- | --- | --- |\n");
        foreach (var parameter in parameters)
        {
            string[] limits = [parameter.Range?.ToString() ?? "", parameter.Constraints];
            var allowed = string.Join("; ", limits.Where(limit => limit.Length > 0));
            text.Append($"| `{parameter.Name}` | {TypeName(parameter.Type)} | `{Escape($"{parameter.Default}")}` | {Escape(allowed)} ")
                .Append($"| {(parameter.ReadOnly ? "no" : "yes")} | {Escape(parameter.Description)} |\n");
        }

        return text.ToString();
    }

    // As ros2 param describe names them.
    private static string TypeName(RosParameterType type) => type switch
    {
        RosParameterType.ByteArray => "byte array",
        RosParameterType.BoolArray => "boolean array",
        RosParameterType.IntegerArray => "integer array",
        RosParameterType.DoubleArray => "double array",
        RosParameterType.StringArray => "string array",
        RosParameterType.Bool => "boolean",
        RosParameterType.Integer => "integer",
        RosParameterType.Double => "double",
        RosParameterType.String => "string",
        _ => "not set",
    };

    private static string Escape(string text)
        => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace('\n', ' ');
}
