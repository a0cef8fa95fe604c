using System.Net;
using System.Text;

namespace Robotics.Training.Experiments;

/// <summary>Draws the means of a table as dots, with every seed beside them, one line a row.</summary>
public static class IntervalChart
{
    private const int Width = 760;
    private const int Left = 260;
    private const int Right = 60;
    private const int Top = 44;
    private const int RowHeight = 22;
    private const int Ticks = 5;

    /// <summary>The SVG document.</summary>
    public static string Draw(ExperimentTable table)
    {
        int height = Top + (table.Rows.Count + 2) * RowHeight;
        double[] all = [.. table.Rows.SelectMany(row => row.Values)];
        (double low, double high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        (low, high) = high > low ? (low - 0.05 * (high - low), high + 0.05 * (high - low)) : (low - 1, high + 1);
        double X(double value) => Left + (value - low) / (high - low) * (Width - Left - Right);

        var svg = new StringBuilder();
        svg.AppendLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine($"<rect width=\"{Width}\" height=\"{height}\" fill=\"white\"/>");
        svg.AppendLine($"<text x=\"16\" y=\"22\" font-size=\"15\">{Encode($"{table.Name}: {table.Metric} on the test set, %")}</text>");
        for (int i = 0; i <= Ticks; i++)
        {
            double value = low + (high - low) * i / Ticks;
            svg.AppendLine($"<line x1=\"{X(value):F1}\" x2=\"{X(value):F1}\" y1=\"{Top}\" y2=\"{height - RowHeight}\" stroke=\"#ddd\"/>");
            svg.AppendLine($"<text x=\"{X(value):F1}\" y=\"{height - 6}\" text-anchor=\"middle\">{value:F1}</text>");
        }

        for (int i = 0; i < table.Rows.Count; i++)
        {
            ResultRow row = table.Rows[i];
            int y = Top + (i + 1) * RowHeight;
            svg.AppendLine($"<text x=\"{Left - 12}\" y=\"{y + 4}\" text-anchor=\"end\">{Encode($"{row.Variant} {row.Method}".Trim())}</text>");
            foreach (double value in row.Values)
            {
                svg.AppendLine($"<circle cx=\"{X(value):F1}\" cy=\"{y}\" r=\"2.5\" fill=\"none\" stroke=\"#1f77b4\"/>");
            }

            svg.AppendLine($"<circle cx=\"{X(row.Mean):F1}\" cy=\"{y}\" r=\"4.5\" fill=\"#d62728\"/>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
