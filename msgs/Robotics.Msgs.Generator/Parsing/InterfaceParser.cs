using Microsoft.CodeAnalysis.Text;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>Parses a whole <c>.msg</c> or <c>.srv</c> file; package and name come from its path, <c>package/msg/Name.msg</c>.</summary>
internal static class InterfaceParser
{
    public const string EventInfo = "service_msgs/msg/ServiceEventInfo";
    private const string Separator = "---";

    public static InterfaceFile Parse(string path, SourceText text, string @namespace, bool isReference)
    {
        var lines = text.Lines
            .Select(line => (Text: line.ToString(), Line: new SourceLine(path, line.LineNumber, line.Start, line.Span.Length)))
            .ToList();
        var errors = new List<InterfaceError>();
        var segments = path.Replace('\\', '/').Split('/');
        var kind = Path.GetExtension(path).TrimStart('.');
        var name = Path.GetFileNameWithoutExtension(path);
        var package = segments.Length < 3 ? "" : segments[segments.Length - 3];
        CheckPath(errors, segments, package, kind, name, lines[0].Line);

        List<MessageDefinition> messages = kind == "srv"
            ? ParseService(package, name, lines, errors)
            : [new MessageParser(package, "msg", name, errors).Parse(lines)];
        return new(@namespace, isReference, package, name, kind == "srv", new([.. messages]), new([.. errors]), lines[0].Line);
    }

    private static void CheckPath(List<InterfaceError> errors, string[] segments, string package, string kind, string name, SourceLine line)
    {
        try
        {
            if (segments.Length < 3 || segments[segments.Length - 2] != kind)
            {
                throw new InterfaceSyntaxException($"The file must lie in a folder package/{kind}/, from which its package is read.");
            }

            InterfaceNames.CheckPackage(package);
            InterfaceNames.CheckMessage(name);
        }
        catch (InterfaceSyntaxException e)
        {
            errors.Add(new(e.Message, line));
        }
    }

    private static List<MessageDefinition> ParseService(
        string package,
        string name,
        List<(string Text, SourceLine Line)> lines,
        List<InterfaceError> errors)
    {
        var separators = lines.Where(line => line.Text.TrimEnd() == Separator).ToList();
        if (separators.Count != 1)
        {
            errors.Add(new(
                $"A service needs exactly one line '{Separator}' between request and response, and this one has {separators.Count}.",
                separators.Count == 0 ? lines[0].Line : separators[1].Line));
        }

        var split = separators.Count == 0 ? lines.Count : separators[0].Line.Line;
        var request = new MessageParser(package, "srv", name + "_Request", errors).Parse(lines.Take(split));
        var response = new MessageParser(package, "srv", name + "_Response", errors)
            .Parse(lines.Skip(split + 1).Where(line => line.Text.TrimEnd() != Separator));
        return [request, response, MakeEvent(package, name, request, response, lines[0].Line)];
    }

    private static MessageDefinition MakeEvent(
        string package,
        string name,
        MessageDefinition request,
        MessageDefinition response,
        SourceLine line)
    {
        FieldDefinition Field(string field, FieldType type) => new(field, type, default, "", line);
        return new(
            package,
            "srv",
            name + "_Event",
            new([
                Field("info", FieldType.OfMessage(EventInfo)),
                Field("request", FieldType.OfMessage(request.FullName, ArrayKind.Bounded, 1)),
                Field("response", FieldType.OfMessage(response.FullName, ArrayKind.Bounded, 1)),
            ]),
            default,
            "",
            "");
    }
}
