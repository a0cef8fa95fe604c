using System.Globalization;
using System.Net;
using System.Text;

namespace Robotics.Nodes.Reports.Charts;

/// <summary>A picture of lines, rectangles and words as SVG to stand in a page, whose style sheet colours the classes.</summary>
/// <param name="width">Columns of the coordinates.</param>
/// <param name="height">Rows of the coordinates.</param>
/// <param name="title">What the picture shows, for who cannot see it.</param>
internal sealed class SvgDrawing(int width, int height, string title)
{
    private readonly StringBuilder _body = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Append($"""<line class="{style}" x1="{x1:F1}" y1="{y1:F1}" x2="{x2:F1}" y2="{y2:F1}"/>""");

    public void Rectangle(double x, double y, double width, double height, string style) =>
        Append($"""<rect class="{style}" x="{x:F1}" y="{y:F1}" width="{Math.Max(0, width):F1}" height="{Math.Max(0, height):F1}"/>""");

    public void Polyline(IEnumerable<(double X, double Y)> points, string style)
    {
        string corners = string.Join(
            ' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")));
        Append($"""<polyline class="{style}" points="{corners}"/>""");
    }

    /// <param name="x">Left end, middle or right end, as the anchor says.</param>
    /// <param name="y">Base line.</param>
    /// <param name="words">What to write.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="style">A class of the style sheet.</param>
    public void Text(double x, double y, string words, string anchor = "start", string style = "label") =>
        Append($"""<text class="{style}" x="{x:F1}" y="{y:F1}" text-anchor="{anchor}">{WebUtility.HtmlEncode(words)}</text>""");

    public override string ToString() =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img">"""
        + $"<title>{WebUtility.HtmlEncode(title)}</title>\n{_body}</svg>\n";

    private void Append(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
