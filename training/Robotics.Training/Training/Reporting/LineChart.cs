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
    private const double LineWidth = 1.5;

    private static readonly string[] Colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd"];

    /// <summary>The SVG document; points whose y is not finite are left out.</summary>
    public static string Draw(string title, string xLabel, IReadOnlyList<ChartSeries> series)
    {
        int height = Top + (series.Count * (PanelHeight + Gap));
        var x = new Axis(series.SelectMany(line => line.Points).Select(point => point.X), Left, Width - Right);
        StringBuilder svg = SvgChart.Begin(Width, height, Left, title);
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

        svg.AppendLine($"<text x=\"{Left}\" y=\"{top - 6}\" fill=\"{color}\">{SvgChart.Encode(series.Name)}</text>");
        svg.AppendLine($"<text x=\"{Width - Right}\" y=\"{bottom + 32}\" text-anchor=\"end\">{SvgChart.Encode(xLabel)}</text>");
        svg.AddRows(y, Left, Width - Right);
        svg.AddColumnNames(x, bottom + 16);
        svg.AddLine(points, x, y, color, LineWidth);
    }
}
