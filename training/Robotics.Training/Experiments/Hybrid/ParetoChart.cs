using System.Text;
using Robotics.Training.Reporting;

namespace Robotics.Training.Experiments;

/// <summary>
/// Draws every network of a hybrid table: quality over the size of its file (logarithmic), as large as a picture takes long. The line joins
/// those of which no other is both smaller and better.
/// </summary>
public static class ParetoChart
{
    private const int Width = 780;
    private const int Height = 460;
    private const int Left = 60;
    private const int Right = 210;
    private const int Top = 44;
    private const int Bottom = 44;
    private const int FrontWidth = 5;
    private const double Margin = 0.05;

    private static readonly string[] Colors =
    [
        "#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf",
        "#aec7e8", "#ff9896", "#98df8a", "#c5b0d5", "#ffbb78", "#c49c94", "#f7b6d2", "#c7c7c7", "#dbdb8d", "#9edae5",
    ];

    private static IEnumerable<double> RoundSizes =>
        Enumerable.Range(3, 7).SelectMany(power => ((double[])[1, 2, 5]).Select(factor => factor * Math.Pow(10, power)));

    /// <summary>The SVG document.</summary>
    public static string Draw(HybridTable table)
    {
        HybridWidth[] all = [.. table.Lines.SelectMany(line => line.Widths)];
        var x = new Axis(all.Select(point => Math.Log10(point.Bytes)), Left, Width - Right, Margin);
        var y = new Axis(all.Select(point => point.Mean), Height - Bottom, Top, Margin);

        StringBuilder svg = SvgChart.Begin(
            Width, Height, Left, $"{table.Name}: {table.Lines[0].Metric} in % over the size of the file");
        svg.AddRows(y, Left, Width - Right);
        (long smallest, long largest) = (all.Min(point => point.Bytes), all.Max(point => point.Bytes));
        foreach (double size in RoundSizes.Where(size => size >= smallest && size <= largest))
        {
            string place = $"x=\"{x.At(Math.Log10(size)):F1}\" y=\"{Height - Bottom + 18}\"";
            svg.AppendLine($"<text {place} text-anchor=\"middle\">{size / 1e6:G4} MB</text>");
        }

        svg.AddLine(Front(all).Select(point => (Math.Log10(point.Bytes), point.Mean)), x, y, "#bbb", FrontWidth);
        double slowest = table.Lines.Select(line => line.Milliseconds).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        for (int i = 0; i < table.Lines.Count; i++)
        {
            HybridLine line = table.Lines[i];
            string color = Colors[i % Colors.Length];
            double radius = double.IsNaN(line.Milliseconds) ? 3 : 3 + (5 * line.Milliseconds / slowest);
            foreach (HybridWidth point in line.Widths)
            {
                string about = $"{line.Label}, {point.Bits} bits: {point.Mean:F2} %, {point.Bytes / 1e6:F3} MB";
                string place = $"cx=\"{x.At(Math.Log10(point.Bytes)):F1}\" cy=\"{y.At(point.Mean):F1}\"";
                svg.AppendLine(
                    $"<circle {place} r=\"{radius:F1}\" fill=\"{color}\" fill-opacity=\"0.6\">"
                    + $"<title>{SvgChart.Encode(about)}</title></circle>");
            }

            int row = Top + (i * 18);
            string legend = double.IsNaN(line.Milliseconds) ? line.Label : $"{line.Label}, {line.Time} ms";
            svg.AppendLine($"<circle cx=\"{Width - Right + 18}\" cy=\"{row}\" r=\"5\" fill=\"{color}\"/>");
            svg.AppendLine($"<text x=\"{Width - Right + 30}\" y=\"{row + 4}\">{SvgChart.Encode(legend)}</text>");
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
}
