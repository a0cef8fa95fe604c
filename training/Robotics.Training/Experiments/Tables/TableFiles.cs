using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Robotics.Training.Experiments;

/// <summary>Writes table.md, table.csv, table.json, table.svg (means and intervals) and curves.svg into an experiment's folder.</summary>
public sealed class TableFiles(string folder)
{
    private static readonly JsonSerializerOptions Figures = new(ExperimentJson.Options)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
    };

    public void Write(ExperimentTable table)
    {
        Write("table.md", MarkdownTable.Of(table));
        Write("table.csv", Csv(table));
        Write("table.json", Json(table));
        Write("table.svg", IntervalChart.Draw(table));
        Write("curves.svg", CurvesChart.Draw(table));
    }

    private static string Csv(ExperimentTable table)
    {
        string[] header =
        [
            "variant", "method", "student", "teacher", "seeds", "metric", "learning_rate", "mean", "std", "paired_difference", "ci95",
            "params",
            "macs", "seconds", "diverged",
        ];
        return string.Join('\n', table.Rows.Select(Cells).Prepend(header).Select(cells => string.Join(',', cells))) + "\n";
    }

    private static string[] Cells(ResultRow row) =>
    [
        Quote(row.Variant), Quote(row.Method), Quote(row.Student), Quote(row.Teacher), $"{row.Seeds}", row.Metric, Text(row.LearningRate),
        Text(row.Mean), Text(row.Std), Text(row.PairedDifference), Text(row.Ci95), $"{row.Params}", $"{row.Macs}", Text(row.Seconds),
        $"{row.Diverged}",
    ];

    /// <summary>Numbers that are none become null.</summary>
    private static string Json(ExperimentTable table)
    {
        var rows = new JsonArray();
        foreach (ResultRow row in table.Rows)
        {
            JsonObject item = JsonSerializer.SerializeToNode(row, ExperimentJson.Options)!.AsObject();
            foreach (string key in item
                .Where(entry => entry.Value is JsonValue value && value.TryGetValue(out string? text) && text == "NaN")
                .Select(entry => entry.Key).ToArray())
            {
                item[key] = null;
            }

            rows.Add(item);
        }

        return new JsonObject { ["name"] = table.Name, ["rows"] = rows }.ToJsonString(Figures);
    }

    private static string Text(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quote(string text) => text.Contains(',') ? $"\"{text}\"" : text;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
