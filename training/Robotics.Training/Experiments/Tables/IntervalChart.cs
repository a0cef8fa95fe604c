using System.Text;
using Robotics.Training.Reporting;

namespace Robotics.Training.Experiments;

/// <summary>Draws the means of a table as dots, with every seed beside them, one line a row.</summary>
public static class IntervalChart
{
    private const int Width = 760;
    private const int Left = 260;
    private const int Right = 60;
    private const int Top = 44;
    private const int RowHeight = 22;
    private const int TitleLeft = 16;
    private const double Margin = 0.05;

    /// <summary>The SVG document.</summary>
    public static string Draw(ExperimentTable table)
    {
        int height = Top + (table.Rows.Count + 2) * RowHeight;
        var x = new Axis(table.Rows.SelectMany(row => row.Values), Left, Width - Right, Margin);

        StringBuilder svg = SvgChart.Begin(Width, height, TitleLeft, $"{table.Name}: {table.Metric} on the test set, %");
        foreach (double tick in x.Ticks)
        {
            string place = $"{x.At(tick):F1}";
            svg.AppendLine($"<line x1=\"{place}\" x2=\"{place}\" y1=\"{Top}\" y2=\"{height - RowHeight}\" stroke=\"#ddd\"/>");
        }

        svg.AddColumnNames(x, height - 6);
        for (int i = 0; i < table.Rows.Count; i++)
        {
            ResultRow row = table.Rows[i];
            int y = Top + (i + 1) * RowHeight;
            svg.AppendLine($"<text x=\"{Left - 12}\" y=\"{y + 4}\" text-anchor=\"end\">{SvgChart.Encode(row.Label)}</text>");
            foreach (double value in row.Values)
            {
                svg.AppendLine($"<circle cx=\"{x.At(value):F1}\" cy=\"{y}\" r=\"2.5\" fill=\"none\" stroke=\"#1f77b4\"/>");
            }

            svg.AppendLine($"<circle cx=\"{x.At(row.Mean):F1}\" cy=\"{y}\" r=\"4.5\" fill=\"#d62728\"/>");
        }

        return svg.AppendLine("</svg>").ToString();
    }
}
