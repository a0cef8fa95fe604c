using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Robotics.Bench;

/// <summary>Shows and writes benchmark rows.</summary>
internal static partial class BenchReport
{
    public static void Print(IEnumerable<BenchRow> rows)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("what", "value", "unit", "ratio", "reference");
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        foreach (BenchRow row in rows)
        {
            table.AddRow(
                new Text(row.Name), new Text(Number(row.Value)), new Text(row.Unit), new Text(Number(row.Ratio)), new Text(row.Reference));
        }

        AnsiConsole.Write(table);
    }

    public static void Write(string file, IReadOnlyList<BenchRow> rows)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(file, JsonSerializer.Serialize(new Rows(rows), RowsContext.Default.Rows) + "\n");
    }

    private static string Number(double value) => value is > 0 and < 1e-3 ? $"{value:G2}" : $"{value:0.###}";

    private sealed record Rows([property: JsonPropertyName("rows")] IReadOnlyList<BenchRow> Items);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
    [JsonSerializable(typeof(Rows))]
    private sealed partial class RowsContext : JsonSerializerContext;
}
