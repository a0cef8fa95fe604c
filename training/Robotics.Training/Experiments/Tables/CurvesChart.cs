using System.Globalization;
using Robotics.Training.Reporting;

namespace Robotics.Training.Experiments;

/// <summary>Draws the validation curve of every row's first seed, one panel below another.</summary>
public static class CurvesChart
{
    private const string LogName = "val.csv";

    /// <summary>The SVG document.</summary>
    public static string Draw(ExperimentTable table) => LineChart.Draw(
        $"{table.Name}: validation {table.Metric}, first seed",
        "step",
        [.. table.Rows.Where(row => !row.Method.Contains('/') && File.Exists(Path.Combine(row.Folder, LogName)))
            .Select(row => new ChartSeries($"{row.Variant} {row.Method}".Trim(), [.. Points(Path.Combine(row.Folder, LogName))]))]);

    private static IEnumerable<(double X, double Y)> Points(string path) => File.ReadLines(path).Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => (double.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture)));
}
