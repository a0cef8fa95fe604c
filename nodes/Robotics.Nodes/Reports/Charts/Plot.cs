using System.Globalization;

namespace Robotics.Nodes.Reports.Charts;

/// <summary>The charts of a report, each a drawing with axes from zero.</summary>
internal static class Plot
{
    /// <summary>Colours of lines before they come again.</summary>
    public const int ChartColors = 4;

    private const int Width = 860;
    private const int Height = 250;
    private const int Left = 44;
    private const int Right = 52;
    private const int Top = 12;
    private const int Bottom = 40;

    /// <summary>A line through points of rising x.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xTitle">Name of the horizontal axis.</param>
    /// <param name="points">The points.</param>
    /// <param name="marks">Heights to mark with their names.</param>
    public static SvgDrawing Line(
        string title, string xTitle, IReadOnlyList<(double X, double Y)> points, IReadOnlyList<(string Name, double Y)> marks)
    {
        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, points);
        drawing.Polyline(points.Select(point => (x.At(point.X), y.At(point.Y))), "curve");
        foreach ((string name, double height) in marks)
        {
            drawing.Line(Left, y.At(height), Width - Right, y.At(height), "mark");
            drawing.Text(Width - Right + 6, y.At(height) + 4, name, "start", "mark-name");
        }

        return drawing;
    }

    /// <summary>Several lines, in the colours <c>s0</c>, <c>s1</c>, … of the style sheet.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xTitle">Name of the horizontal axis.</param>
    /// <param name="lines">Points of rising x.</param>
    /// <param name="guide">Where the lines should be; empty where nobody can tell.</param>
    public static SvgDrawing Lines(
        string title, string xTitle, IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines, IReadOnlyList<(double X, double Y)> guide)
    {
        IEnumerable<(double X, double Y)> all = lines.SelectMany(points => points).Concat(guide);
        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, all);
        drawing.Polyline(guide.Select(point => (x.At(point.X), y.At(point.Y))), "curve guide");
        for (int i = 0; i < lines.Count; i++)
        {
            drawing.Polyline(lines[i].Select(point => (x.At(point.X), y.At(point.Y))), $"curve s{i % ChartColors}");
        }

        return drawing;
    }

    /// <summary>A column over each of some equal intervals from 0 on.</summary>
    public static SvgDrawing Columns(string title, string xTitle, IReadOnlyList<double> heights, double end)
    {
        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, end, Largest(heights));
        Fill(drawing, x, y, heights, end / heights.Count);
        return drawing;
    }

    /// <summary>How often values lie in each of some equal intervals.</summary>
    public static SvgDrawing Histogram(
        string title, string xTitle, IReadOnlyList<double> values, int intervals, IReadOnlyList<(string Name, double X)> marks)
    {
        double largest = Largest(values);
        double width = largest / intervals;
        double[] counts = new double[intervals];
        foreach (double value in values)
        {
            counts[Math.Clamp((int)(value / width), 0, intervals - 1)]++;
        }

        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, largest, counts.Max());
        Fill(drawing, x, y, counts, width);
        for (int i = 0; i < marks.Count; i++)
        {
            drawing.Line(x.At(marks[i].X), Top, x.At(marks[i].X), Height - Bottom, "mark");
            drawing.Text(x.At(marks[i].X) + 4, Top + 10 + (14 * i), marks[i].Name, "start", "mark-name");
        }

        return drawing;
    }

    /// <summary>For every name a dark bar up to the first value, a light one up to the second, and a tick at the third.</summary>
    public static SvgDrawing Bars(string title, string xTitle, IReadOnlyList<(string Name, double First, double Second, double Third)> bars)
    {
        const int RowHeight = 30;
        const int NameWidth = 96;
        SvgDrawing drawing = new(Width, Top + (bars.Count * RowHeight) + Bottom, title);
        Axis x = new(Largest(bars.Select(bar => bar.Third)), NameWidth, Width - Right);
        int bottom = drawing.Height - Bottom;
        DrawColumns(drawing, x, bottom, xTitle);
        for (int i = 0; i < bars.Count; i++)
        {
            double top = Top + (i * RowHeight) + 5;
            drawing.Text(NameWidth - 8, top + 14, bars[i].Name, "end");
            drawing.Rectangle(x.At(0), top, x.At(bars[i].Second) - x.At(0), RowHeight - 10, "b");
            drawing.Rectangle(x.At(0), top, x.At(bars[i].First) - x.At(0), RowHeight - 10, "a");
            drawing.Line(x.At(bars[i].Third), top - 1, x.At(bars[i].Third), top + RowHeight - 9, "tick");
        }

        return drawing;
    }

    private static (SvgDrawing Drawing, Axis X, Axis Y) Begin(string title, string xTitle, IEnumerable<(double X, double Y)> points) =>
        Begin(title, xTitle, Largest(points.Select(point => point.X)), Largest(points.Select(point => point.Y)));

    private static (SvgDrawing Drawing, Axis X, Axis Y) Begin(string title, string xTitle, double largestX, double largestY)
    {
        SvgDrawing drawing = new(Width, Height, title);
        Axis x = new(largestX, Left, Width - Right);
        Axis y = new(largestY, Height - Bottom, Top);
        foreach (double tick in y.Ticks)
        {
            drawing.Line(Left, y.At(tick), Width - Right, y.At(tick), "grid");
            drawing.Text(Left - 8, y.At(tick) + 4, Number(tick), "end");
        }

        DrawColumns(drawing, x, bottom: null, xTitle);
        return (drawing, x, y);
    }

    private static void Fill(SvgDrawing drawing, Axis x, Axis y, IReadOnlyList<double> heights, double width)
    {
        for (int i = 0; i < heights.Count; i++)
        {
            drawing.Rectangle(x.At(i * width), y.At(heights[i]), x.At(width) - x.At(0) - 1, y.At(0) - y.At(heights[i]), "a");
        }
    }

    private static void DrawColumns(SvgDrawing drawing, Axis x, int? bottom, string title)
    {
        foreach (double tick in x.Ticks)
        {
            if (bottom is { } end)
            {
                drawing.Line(x.At(tick), Top, x.At(tick), end, "grid");
            }

            drawing.Text(x.At(tick), drawing.Height - Bottom + 17, Number(tick), "middle");
        }

        drawing.Text(Width - Right, drawing.Height - 5, title, "end");
    }

    private static double Largest(IEnumerable<double> values) => values.DefaultIfEmpty(1).Max() is > 0 and var largest ? largest : 1;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
