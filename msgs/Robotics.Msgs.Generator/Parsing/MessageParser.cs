using System.Collections.Immutable;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Parsing;

/// <summary>Parses the lines of one message into fields and constants, and gathers what is wrong with them.</summary>
internal sealed class MessageParser(string package, string kind, string name, List<InterfaceError> errors)
{
    private readonly List<FieldDefinition> _fields = [];
    private readonly List<ConstantDefinition> _constants = [];
    private readonly List<string> _pending = [];
    private readonly HashSet<string> _names = [];
    private string? _comment;

    public MessageDefinition Parse(IEnumerable<(string Text, SourceLine Line)> source)
    {
        var lines = source.ToList();
        foreach (var (text, line) in lines)
        {
            try
            {
                ParseLine(text.Replace('\t', ' '), line);
            }
            catch (InterfaceSyntaxException e)
            {
                errors.Add(new(e.Message, line));
            }
        }

        EndFileComment();
        return new(
            package, kind, name, new([.. _fields]), new([.. _constants]), _comment ?? "",
            string.Join("\n", lines.Select(line => line.Text)));
    }

    private void ParseLine(string text, SourceLine line)
    {
        var hash = text.IndexOf('#');
        var code = (hash < 0 ? text : text.Substring(0, hash)).Trim();
        var comment = hash < 0 ? "" : text.Substring(hash).TrimStart('#').Trim();
        if (code.Length == 0)
        {
            TakeComment(hash, comment);
            return;
        }

        if (comment.Length > 0)
        {
            _pending.Add(comment);
        }

        _comment ??= "";
        comment = TakePending();
        var space = code.IndexOf(' ');
        var rest = space < 0 ? "" : code.Substring(space + 1).TrimStart();
        if (rest.Length == 0)
        {
            throw new InterfaceSyntaxException($"'{code}' is neither a field (type name) nor a constant (type NAME=value).");
        }

        var type = TypeParser.Parse(code.Substring(0, space), package);
        var equals = rest.IndexOf('=');
        if (equals < 0)
        {
            AddField(type, rest, comment, line);
        }
        else
        {
            AddConstant(type, rest.Substring(0, equals).TrimEnd(), rest.Substring(equals + 1).TrimStart(), comment);
        }
    }

    /// <summary>A comment in the first column speaks of what follows, an indented one of the field before.</summary>
    private void TakeComment(int column, string comment)
    {
        if (column < 0)
        {
            EndFileComment();
            _pending.Clear();
        }
        else if (column == 0)
        {
            _pending.Add(comment);
        }
        else if (_fields.Count > 0)
        {
            var field = _fields[_fields.Count - 1];
            _fields[_fields.Count - 1] = field with { Comment = $"{field.Comment}\n{comment}".Trim() };
        }
    }

    private void AddField(FieldType type, string rest, string comment, SourceLine line)
    {
        var space = rest.IndexOf(' ');
        var field = space < 0 ? rest : rest.Substring(0, space);
        InterfaceNames.CheckField(field);
        CheckUnique(field);
        _fields.Add(new(field, type, DefaultParser.Parse(type, space < 0 ? "" : rest.Substring(space).Trim()), comment, line));
    }

    private void AddConstant(FieldType type, string constant, string value, string comment)
    {
        if (type.Primitive is null || type.Array != ArrayKind.None)
        {
            throw new InterfaceSyntaxException("A constant must have a primitive type.");
        }

        InterfaceNames.CheckConstant(constant);
        CheckUnique(constant);
        _constants.Add(new(constant, type.Primitive, LiteralParser.Parse(type, value), comment));
    }

    private void CheckUnique(string member)
    {
        if (!_names.Add(member))
        {
            throw new InterfaceSyntaxException($"The name '{member}' is used twice.");
        }
    }

    /// <summary>Comments at the top of the file, up to the first empty line, speak of the whole message.</summary>
    private void EndFileComment() => _comment ??= TakePending();

    private string TakePending()
    {
        var comment = string.Join("\n", _pending).Trim();
        _pending.Clear();
        return comment;
    }
}
