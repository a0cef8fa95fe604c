using System.Globalization;
using System.Net;
using System.Text;

namespace Robotics.Nodes.Reports.Charts;

/// <summary>A picture of lines, rectangles and words as SVG text that needs nothing beside it.</summary>
internal sealed class SvgDrawing(int width, int height)
{
    private readonly StringBuilder _body = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    public void Line(double x1, double y1, double x2, double y2, string color) =>
        Append($"""<line x1="{x1:F1}" y1="{y1:F1}" x2="{x2:F1}" y2="{y2:F1}" stroke="{color}"/>""");

    public void Rectangle(double x, double y, double width, double height, string color) =>
        Append($"""<rect x="{x:F1}" y="{y:F1}" width="{Math.Max(0, width):F1}" height="{Math.Max(0, height):F1}" fill="{color}"/>""");

    /// <param name="points">The corners.</param>
    /// <param name="color">Colour of the line.</param>
    public void Polyline(IEnumerable<(double X, double Y)> points, string color)
    {
        string corners = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")));
        Append($"""<polyline points="{corners}" fill="none" stroke="{color}" stroke-width="1.2"/>""");
    }

    /// <param name="x">Left end, middle or right end, as the anchor says.</param>
    /// <param name="y">Base line.</param>
    /// <param name="words">What to write.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public void Text(double x, double y, string words, string anchor = "start") =>
        Append($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" fill="#555">{WebUtility.HtmlEncode(words)}</text>""");

    public override string ToString() =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">"""
        + $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>{_body}</svg>\n";

    private void Append(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
