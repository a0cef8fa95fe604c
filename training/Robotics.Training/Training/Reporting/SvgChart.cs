using System.Net;
using System.Text;

namespace Robotics.Training.Reporting;

/// <summary>What every chart begins with and draws alike.</summary>
internal static class SvgChart
{
    /// <summary>A white document with a title in its upper left corner; the caller closes the element.</summary>
    public static StringBuilder Begin(int width, int height, int left, string title)
    {
        var svg = new StringBuilder();
        svg.AppendLine(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>");
        return svg.AppendLine($"<text x=\"{left}\" y=\"22\" font-size=\"15\">{Encode(title)}</text>");
    }

    /// <summary>A line across for every round value of a vertical axis, where it has names with the value to the left of it.</summary>
    public static void AddRows(this StringBuilder svg, Axis y, int left, int right, bool named = true)
    {
        foreach (double tick in y.Ticks)
        {
            svg.AppendLine($"<line x1=\"{left}\" x2=\"{right}\" y1=\"{y.At(tick):F1}\" y2=\"{y.At(tick):F1}\" stroke=\"#ddd\"/>");
            if (named)
            {
                svg.AppendLine($"<text x=\"{left - 6}\" y=\"{y.At(tick) + 4:F1}\" text-anchor=\"end\">{tick:G6}</text>");
            }
        }
    }

    /// <summary>The round values of a horizontal axis.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="x">The axis.</param>
    /// <param name="baseline">Where the words stand.</param>
    public static void AddColumnNames(this StringBuilder svg, Axis x, int baseline)
    {
        foreach (double tick in x.Ticks)
        {
            svg.AppendLine($"<text x=\"{x.At(tick):F1}\" y=\"{baseline}\" text-anchor=\"middle\">{tick:G6}</text>");
        }
    }

    /// <summary>A line through points.</summary>
    public static void AddLine(
        this StringBuilder svg, IEnumerable<(double X, double Y)> points, Axis x, Axis y, string color, double width)
    {
        string corners = string.Join(' ', points.Select(point => $"{x.At(point.X):F1},{y.At(point.Y):F1}"));
        svg.AppendLine(
            $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" points=\"{corners}\"/>");
    }

    /// <summary>Words as they may stand in the document.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
