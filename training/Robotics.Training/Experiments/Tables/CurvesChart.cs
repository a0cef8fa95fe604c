using System.Globalization;
using System.Net;
using System.Text;
using Robotics.Training.Reporting;

namespace Robotics.Training.Experiments;

/// <summary>
/// Draws the validation curve of every row's first seed in a panel of its own, all on the same axes, with that of the variant's first
/// row in grey behind it.
/// </summary>
public static class CurvesChart
{
    private const string LogName = "val.csv";
    private const int Columns = 3;
    private const int PanelWidth = 250;
    private const int PanelHeight = 120;
    private const int Left = 52;
    private const int Top = 66;
    private const int Gap = 30;
    private const int Bottom = 40;
    private const double Percent = 100;

    /// <summary>The SVG document.</summary>
    public static string Draw(ExperimentTable table)
    {
        ResultRow[] rows = [.. table.Rows.Where(row => !row.Method.Contains('/') && File.Exists(Path.Combine(row.Folder, LogName)))];
        ChartSeries[] series = [.. rows.Select(Curve)];
        int width = Left + (Columns * (PanelWidth + Gap)), panelRows = (rows.Length + Columns - 1) / Columns;
        int height = Top + (panelRows * (PanelHeight + Gap)) + Bottom;
        (double X, double Y)[] all = [.. series.SelectMany(line => line.Points)];
        var x = new Axis(all.Select(point => point.X), 0, PanelWidth);
        var y = new Axis(all.Select(point => point.Y), PanelHeight, 0);

        var svg = new StringBuilder();
        svg.AppendLine(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>");
        string title = $"{table.Name}: validation {table.Metric} in % over the steps, first seed; grey: the first row";
        svg.AppendLine($"<text x=\"16\" y=\"24\" font-size=\"15\">{WebUtility.HtmlEncode(title)}</text>");
        for (int i = 0; i < rows.Length; i++)
        {
            int first = Array.FindIndex(rows, row => row.Variant == rows[i].Variant);
            int left = Left + (i % Columns * (PanelWidth + Gap)), top = Top + (i / Columns * (PanelHeight + Gap));
            svg.AppendLine($"<g transform=\"translate({left} {top})\">");
            DrawAxes(svg, x, y, yLabels: i % Columns == 0, xLabels: i + Columns >= rows.Length);
            DrawLine(svg, series[first], x, y, "#bbb");
            DrawLine(svg, series[i], x, y, "#1f77b4");
            svg.AppendLine($"<text x=\"0\" y=\"-5\">{WebUtility.HtmlEncode(series[i].Name)}</text></g>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void DrawAxes(StringBuilder svg, Axis x, Axis y, bool yLabels, bool xLabels)
    {
        foreach (double tick in y.Ticks)
        {
            svg.AppendLine($"<line x1=\"0\" x2=\"{PanelWidth}\" y1=\"{y.At(tick):F1}\" y2=\"{y.At(tick):F1}\" stroke=\"#eee\"/>");
            svg.AppendLine(yLabels ? $"<text x=\"-6\" y=\"{y.At(tick) + 4:F1}\" text-anchor=\"end\">{tick:G4}</text>" : string.Empty);
        }

        foreach (double tick in xLabels ? x.Ticks : [])
        {
            svg.AppendLine($"<text x=\"{x.At(tick):F1}\" y=\"{PanelHeight + 16}\" text-anchor=\"middle\">{tick:G6}</text>");
        }
    }

    private static void DrawLine(StringBuilder svg, ChartSeries series, Axis x, Axis y, string color)
    {
        string points = string.Join(' ', series.Points.Select(point => $"{x.At(point.X):F1},{y.At(point.Y):F1}"));
        svg.AppendLine($"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" points=\"{points}\"/>");
    }

    private static ChartSeries Curve(ResultRow row) => new(
        $"{row.Variant} {row.Method}".Trim(),
        [
            .. File.ReadLines(Path.Combine(row.Folder, LogName)).Skip(1).Select(line => line.Split(','))
                .Select(cells => (Number(cells[0]), Percent * Number(cells[1]))),
        ]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
