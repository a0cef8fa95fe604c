using System.Net;
using System.Text;

namespace Robotics.Training.Reporting;

/// <summary>Draws series as an SVG, one panel below another over a common x axis.</summary>
public static class LineChart
{
    private const int Width = 720;
    private const int PanelHeight = 220;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 40;
    private const int Gap = 48;

    private static readonly string[] Colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd"];

    /// <summary>The SVG document; points whose y is not finite are left out.</summary>
    public static string Draw(string title, string xLabel, IReadOnlyList<ChartSeries> series)
    {
        int height = Top + (series.Count * (PanelHeight + Gap));
        var x = new Axis(series.SelectMany(line => line.Points).Select(point => point.X), Left, Width - Right);
        var svg = new StringBuilder();
        svg.AppendLine(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine($"<rect width=\"{Width}\" height=\"{height}\" fill=\"white\"/>");
        svg.AppendLine($"<text x=\"{Left}\" y=\"20\" font-size=\"15\">{WebUtility.HtmlEncode(title)}</text>");
        for (int i = 0; i < series.Count; i++)
        {
            DrawPanel(svg, series[i], Colors[i % Colors.Length], Top + (i * (PanelHeight + Gap)), x, xLabel);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void DrawPanel(StringBuilder svg, ChartSeries series, string color, int top, Axis x, string xLabel)
    {
        (double X, double Y)[] points = [.. series.Points.Where(point => double.IsFinite(point.Y))];
        int bottom = top + PanelHeight;
        var y = new Axis(points.Select(point => point.Y), bottom, top);

        svg.AppendLine($"<text x=\"{Left}\" y=\"{top - 6}\" fill=\"{color}\">{WebUtility.HtmlEncode(series.Name)}</text>");
        svg.AppendLine($"<text x=\"{Width - Right}\" y=\"{bottom + 32}\" text-anchor=\"end\">{WebUtility.HtmlEncode(xLabel)}</text>");
        foreach (double tick in y.Ticks)
        {
            svg.AppendLine($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y.At(tick):F1}\" y2=\"{y.At(tick):F1}\" stroke=\"#ddd\"/>");
            svg.AppendLine($"<text x=\"{Left - 6}\" y=\"{y.At(tick) + 4:F1}\" text-anchor=\"end\">{tick:G6}</text>");
        }

        foreach (double tick in x.Ticks)
        {
            svg.AppendLine($"<text x=\"{x.At(tick):F1}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{tick:G6}</text>");
        }

        string line = string.Join(' ', points.Select(point => $"{x.At(point.X):F1},{y.At(point.Y):F1}"));
        svg.AppendLine($"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" points=\"{line}\"/>");
    }
}
