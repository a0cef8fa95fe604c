using System.Text;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Indented lines of C#.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
        }

        _text.Append('\n');
    }

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>Writes a documentation summary, or nothing for an empty text.</summary>
    public void Summary(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var lines = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Split('\n');
        if (lines.Length == 1)
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return;
        }

        Line("/// <summary>");
        foreach (var line in lines)
        {
            Line($"/// {line}".TrimEnd());
        }

        Line("/// </summary>");
    }

    public override string ToString() => _text.ToString();
}
