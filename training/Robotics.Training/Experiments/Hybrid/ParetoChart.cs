using System.Net;
using System.Text;

namespace Robotics.Training.Experiments;

/// <summary>
/// Draws every network of a hybrid table: quality over the size of its file (logarithmic), as large as a picture takes long. The line joins
/// those of which no other is both smaller and better.
/// </summary>
public static class ParetoChart
{
    private const int Width = 760;
    private const int Height = 460;
    private const int Left = 60;
    private const int Right = 190;
    private const int Top = 44;
    private const int Bottom = 44;
    private const int Ticks = 5;

    private static readonly string[] Colors =
        ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];

    /// <summary>The SVG document.</summary>
    public static string Draw(HybridTable table)
    {
        HybridWidth[] all = [.. table.Lines.SelectMany(line => line.Widths)];
        (double minX, double maxX) = Wider(all.Min(point => Math.Log10(point.Bytes)), all.Max(point => Math.Log10(point.Bytes)));
        (double minY, double maxY) = Wider(all.Min(point => point.Mean), all.Max(point => point.Mean));
        double X(HybridWidth point) => Left + ((Math.Log10(point.Bytes) - minX) / (maxX - minX) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((value - minY) / (maxY - minY) * (Height - Top - Bottom));

        var svg = new StringBuilder();
        svg.AppendLine(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        string title = Encode($"{table.Name}: {table.Lines[0].Metric} in % over the size of the file");
        svg.AppendLine($"<text x=\"{Left}\" y=\"22\" font-size=\"15\">{title}</text>");
        for (int i = 0; i <= Ticks; i++)
        {
            double value = minY + ((maxY - minY) * i / Ticks), x = Left + ((Width - Left - Right) * (double)i / Ticks);
            double megabytes = Math.Pow(10, minX + ((maxX - minX) * i / Ticks)) / 1e6;
            svg.AppendLine($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):F1}\" y2=\"{Y(value):F1}\" stroke=\"#ddd\"/>");
            svg.AppendLine($"<text x=\"{Left - 6}\" y=\"{Y(value) + 4:F1}\" text-anchor=\"end\">{value:F1}</text>");
            svg.AppendLine($"<text x=\"{x:F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{megabytes:G3} MB</text>");
        }

        string front = string.Join(' ', Front(all).Select(point => $"{X(point):F1},{Y(point.Mean):F1}"));
        svg.AppendLine($"<polyline fill=\"none\" stroke=\"#bbb\" stroke-width=\"5\" stroke-linejoin=\"round\" points=\"{front}\"/>");
        double slowest = table.Lines.Select(line => line.Milliseconds).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        for (int i = 0; i < table.Lines.Count; i++)
        {
            HybridLine line = table.Lines[i];
            string color = Colors[i % Colors.Length];
            double radius = double.IsNaN(line.Milliseconds) ? 3 : 3 + (5 * line.Milliseconds / slowest);
            foreach (HybridWidth point in line.Widths)
            {
                svg.AppendLine(
                    $"<circle cx=\"{X(point):F1}\" cy=\"{Y(point.Mean):F1}\" r=\"{radius:F1}\" fill=\"{color}\" fill-opacity=\"0.6\">"
                    + $"<title>{Encode($"{line.Label}, {point.Bits} bits: {point.Mean:F2} %, {point.Bytes / 1e6:F3} MB")}</title></circle>");
            }

            int y = Top + (i * 18);
            svg.AppendLine($"<circle cx=\"{Width - Right + 18}\" cy=\"{y}\" r=\"5\" fill=\"{color}\"/>");
            svg.AppendLine($"<text x=\"{Width - Right + 30}\" y=\"{y + 4}\">{Encode($"{line.Label}, {line.Time} ms")}</text>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    /// <summary>The networks that are better than every smaller one, smallest first.</summary>
    public static IReadOnlyList<HybridWidth> Front(IEnumerable<HybridWidth> networks)
    {
        var front = new List<HybridWidth>();
        foreach (HybridWidth network in networks.OrderBy(network => network.Bytes).ThenByDescending(network => network.Mean))
        {
            if (front.Count == 0 || network.Mean > front[^1].Mean)
            {
                front.Add(network);
            }
        }

        return front;
    }

    private static (double Min, double Max) Wider(double min, double max)
    {
        double margin = max > min ? 0.05 * (max - min) : 0.5;
        return (min - margin, max + margin);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
