using System.Text;

namespace Robotics.Training.Experiments;

/// <summary>A table for people.</summary>
public static class MarkdownTable
{
    private const double Mega = 1e6;

    public static string Of(ExperimentTable table)
    {
        var text = new StringBuilder();
        if (table.Teachers.Count > 0)
        {
            IEnumerable<string> teachers = table.Teachers.Select(item => $"{item.Name} ({item.Network}) {item.Quality:F2} %");
            text.AppendLine($"Teachers: {string.Join(", ", teachers)}.").AppendLine();
        }

        foreach (IGrouping<string, ResultRow> variant in table.Rows.GroupBy(row => row.Variant))
        {
            if (variant.Key.Length > 0)
            {
                text.AppendLine($"**{variant.Key}**").AppendLine();
            }

            text.AppendLine(
                $"| method | student | teacher | {variant.First().Metric} % | paired difference | lr | seeds | params | MMACs | CPU s |");
            text.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            foreach (ResultRow row in variant)
            {
                text.AppendLine(
                    $"| {row.Method} | {row.Student} | {row.Teacher} | {row.Mean:F2} ± {Number(row.Std)} | "
                    + $"{Difference(row)} | {row.LearningRate} | "
                    + $"{row.Seeds}{(row.Diverged > 0 ? $" ({row.Diverged} diverged)" : string.Empty)} | {row.Params} | "
                    + $"{row.Macs / Mega:F1} | {row.Seconds:F0} |");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string Difference(ResultRow row) =>
        double.IsNaN(row.PairedDifference) ? "" : $"{row.PairedDifference:+0.00;-0.00;0.00} ± {Number(row.Ci95)}";

    private static string Number(double value) => double.IsNaN(value) ? "-" : $"{value:F2}";
}
