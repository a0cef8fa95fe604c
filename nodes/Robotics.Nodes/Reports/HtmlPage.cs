using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace Robotics.Nodes.Reports;

/// <summary>
/// Writes one self-contained page that is well-formed XML too. Interpolated values are encoded; markup is put in by name.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins the page with its style sheet.</summary>
    public HtmlPage(string title)
    {
        Raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\"/>\n");
        Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        Add($"<title>{title}</title>\n");
        Raw($"<style>\n{Style()}</style></head>\n<body><main>\n");
    }

    /// <summary>Adds markup whose interpolated values are text, numbers in the invariant culture among them.</summary>
    public HtmlPage Add(FormattableString markup)
    {
        object?[] encoded = [.. markup.GetArguments().Select(Encode)];
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, encoded);
        return this;
    }

    /// <summary>Adds finished markup.</summary>
    public HtmlPage Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds a section with a heading.</summary>
    public HtmlPage Section(string heading, Action<HtmlPage> content)
    {
        Add($"<section><h2>{heading}</h2>\n");
        content(this);
        return Raw("</section>\n");
    }

    /// <summary>Adds a list of names and facts.</summary>
    public HtmlPage Facts(IEnumerable<(string Name, string Fact)> facts)
    {
        Raw("<dl>");
        foreach ((string name, string fact) in facts)
        {
            Add($"<dt>{name}</dt><dd>{fact}</dd>\n");
        }

        return Raw("</dl>\n");
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => $"{_text}</main></body></html>\n";

    private static object? Encode(object? value) => value switch
    {
        string text => WebUtility.HtmlEncode(text),
        _ => value,
    };

    private static string Style()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
