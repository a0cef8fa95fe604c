using System.Globalization;
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
    private const int TitleLeft = 16;
    private const double LineWidth = 1.5;
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

        string title = $"{table.Name}: validation {table.Metric} in % over the steps, first seed; grey: the first row";
        StringBuilder svg = SvgChart.Begin(width, height, TitleLeft, title);
        for (int i = 0; i < rows.Length; i++)
        {
            int first = Array.FindIndex(rows, row => row.Variant == rows[i].Variant);
            int left = Left + (i % Columns * (PanelWidth + Gap)), top = Top + (i / Columns * (PanelHeight + Gap));
            svg.AppendLine($"<g transform=\"translate({left} {top})\">");
            svg.AddRows(y, 0, PanelWidth, named: i % Columns == 0);
            if (i + Columns >= rows.Length)
            {
                svg.AddColumnNames(x, PanelHeight + 16);
            }

            svg.AddLine(series[first].Points, x, y, "#bbb", LineWidth);
            svg.AddLine(series[i].Points, x, y, "#1f77b4", LineWidth);
            svg.AppendLine($"<text x=\"0\" y=\"-5\">{SvgChart.Encode(series[i].Name)}</text></g>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static ChartSeries Curve(ResultRow row) => new(
        row.Label,
        [
            .. File.ReadLines(Path.Combine(row.Folder, LogName)).Skip(1).Select(line => line.Split(','))
                .Select(cells => (Number(cells[0]), Percent * Number(cells[1]))),
        ]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
