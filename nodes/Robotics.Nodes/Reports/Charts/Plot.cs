using System.Globalization;

namespace Robotics.Nodes.Reports.Charts;

/// <summary>The charts of a report, each a drawing with axes from zero.</summary>
internal static class Plot
{
    private const int Width = 860;
    private const int Height = 260;
    private const int Left = 56;
    private const int Right = 16;
    private const int Top = 28;
    private const int Bottom = 40;
    private const string Grid = "#e4e4e4";
    private const string First = "#2b6cb0";
    private const string Second = "#a3c4e8";

    /// <summary>A line through points of rising x.</summary>
    public static SvgDrawing Line(string title, string xTitle, IReadOnlyList<(double X, double Y)> points)
    {
        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, Largest(points.Select(point => point.X)), Largest(points.Select(point => point.Y)));
        drawing.Polyline(points.Select(point => (x.At(point.X), y.At(point.Y))), First);
        return drawing;
    }

    /// <summary>How often values lie in each of some equal intervals.</summary>
    public static SvgDrawing Histogram(string title, string xTitle, IReadOnlyList<double> values, int intervals)
    {
        double largest = Largest(values);
        double width = largest / intervals;
        int[] counts = new int[intervals];
        foreach (double value in values)
        {
            counts[Math.Clamp((int)(value / width), 0, intervals - 1)]++;
        }

        (SvgDrawing drawing, Axis x, Axis y) = Begin(title, xTitle, largest, counts.Max());
        for (int i = 0; i < intervals; i++)
        {
            drawing.Rectangle(x.At(i * width), y.At(counts[i]), x.At(width) - x.At(0) - 1, y.At(0) - y.At(counts[i]), First);
        }

        return drawing;
    }

    /// <summary>Two bars for every name, the second behind the first.</summary>
    public static SvgDrawing Bars(string title, IReadOnlyList<(string Name, double Front, double Back)> bars)
    {
        const int RowHeight = 26;
        const int NameWidth = 130;
        SvgDrawing drawing = new(Width, Top + (bars.Count * RowHeight) + Bottom);
        Axis x = new(Largest(bars.Select(bar => Math.Max(bar.Front, bar.Back))), NameWidth, Width - Right);
        int bottom = drawing.Height - Bottom;
        drawing.Text(0, 16, title);
        foreach (double tick in x.Ticks)
        {
            drawing.Line(x.At(tick), Top, x.At(tick), bottom, Grid);
            drawing.Text(x.At(tick), bottom + 16, Number(tick), "middle");
        }

        for (int i = 0; i < bars.Count; i++)
        {
            double top = Top + (i * RowHeight) + 4;
            drawing.Text(NameWidth - 8, top + 13, bars[i].Name, "end");
            drawing.Rectangle(x.At(0), top, x.At(bars[i].Back) - x.At(0), RowHeight - 8, Second);
            drawing.Rectangle(x.At(0), top, x.At(bars[i].Front) - x.At(0), RowHeight - 8, First);
        }

        return drawing;
    }

    private static (SvgDrawing Drawing, Axis X, Axis Y) Begin(string title, string xTitle, double largestX, double largestY)
    {
        SvgDrawing drawing = new(Width, Height);
        Axis x = new(largestX, Left, Width - Right);
        Axis y = new(largestY, Height - Bottom, Top);
        drawing.Text(0, 16, title);
        drawing.Text(Width - Right, Height - 6, xTitle, "end");
        foreach (double tick in y.Ticks)
        {
            drawing.Line(Left, y.At(tick), Width - Right, y.At(tick), Grid);
            drawing.Text(Left - 6, y.At(tick) + 4, Number(tick), "end");
        }

        foreach (double tick in x.Ticks)
        {
            drawing.Text(x.At(tick), Height - Bottom + 16, Number(tick), "middle");
        }

        return (drawing, x, y);
    }

    private static double Largest(IEnumerable<double> values) => values.DefaultIfEmpty(1).Max() is > 0 and var largest ? largest : 1;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
