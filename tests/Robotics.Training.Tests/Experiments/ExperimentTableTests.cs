using System.Text.Json;
using System.Xml.Linq;
using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Experiments;

/// <summary>Tables over results that are written by hand.</summary>
public class ExperimentTableTests
{
    private const string Yaml = """
        name: hand
        seeds: 3
        learning_rates: [0.1, 0.2]
        run:
          data: { set: continuum, train: 20, validation: 20, test: 20 }
          student: { model: resnet8, width: 0.5 }
          training: { steps: 1, batch: 2 }
        rows:
          - { name: plain, method: plain }
          - { name: dml, method: dml }
        """;

    [Fact]
    public void Means_deviations_and_paired_differences_are_those_of_the_best_learning_rate()
    {
        using TempFolder folder = new();
        ExperimentTable table = Table(folder);
        ResultRow plain = table.Rows[0], dml = table.Rows[1];
        Assert.Equal(("plain", 0.2, 60.0, 3), (plain.Method, plain.LearningRate, Math.Round(plain.Mean, 9), plain.Seeds));
        Assert.Equal(10, plain.Std, 1e-9);
        Assert.True(double.IsNaN(plain.PairedDifference));
        Assert.Equal(("dml", 0.1), (dml.Method, dml.LearningRate));
        // Differences of 1, 2 and 3 points: mean 2, deviation 1, half interval t(2) / sqrt(3).
        Assert.Equal(2, dml.PairedDifference, 1e-9);
        Assert.Equal(4.30265 / Math.Sqrt(3), dml.Ci95, 1e-3);
        Assert.Equal("dml/twin", table.Rows[2].Method);
        Assert.Equal((7L, 9L), (table.Rows[2].Params, table.Rows[2].Macs));
    }

    [Fact]
    public void Files_have_the_names_that_programs_read()
    {
        using TempFolder folder = new();
        new TableFiles(folder.Root).Write(Table(folder));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder.File("table.json")));
        JsonElement row = json.RootElement.GetProperty("rows")[1];
        string[] names =
        [
            "method", "student", "teacher", "seeds", "metric", "mean", "std", "paired_difference", "ci95", "params", "macs", "seconds",
        ];
        foreach (string name in names)
        {
            Assert.True(row.TryGetProperty(name, out _), name);
        }

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("rows")[0].GetProperty("ci95").ValueKind);
        Assert.Equal(4, File.ReadLines(folder.File("table.csv")).Count());
        Assert.Contains("+2.00 ± 2.48", File.ReadAllText(folder.File("table.md")), StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(folder.File("table.svg")).Root!.Name.LocalName);
    }

    [Fact]
    public void Every_row_has_its_curve_beside_that_of_the_first()
    {
        using TempFolder folder = new();
        ExperimentTable table = Table(folder);
        foreach ((ResultRow row, double end) in table.Rows.Where(row => !row.Method.Contains('/')).Zip([0.5, 0.75]))
        {
            File.WriteAllText(Path.Combine(row.Folder, "val.csv"), $"step,accuracy\n1,0.25\n3,{end}\n");
        }

        XElement svg = XDocument.Parse(CurvesChart.Draw(table)).Root!;
        XElement[] panels = [.. svg.Elements().Where(element => element.Name.LocalName == "g")];
        Assert.Equal(["plain", "dml"], panels.Select(panel => panel.Elements().Last().Value));
        string[] dml =
        [
            .. panels[1].Elements().Where(element => element.Name.LocalName == "polyline")
                .Select(line => (string)line.Attribute("points")!)
        ];
        // All curves begin at the bottom, that of dml ends at the top, and plain half as high.
        Assert.Equal(["0.0,120.0 250.0,60.0", "0.0,120.0 250.0,0.0"], dml);
    }

    private static ExperimentTable Table(TempFolder folder)
    {
        File.WriteAllText(folder.File("hand.yaml"), Yaml);
        ExperimentSpec spec = ExperimentSpec.ReadYaml(folder.File("hand.yaml"));
        foreach (TableRow row in new ExperimentPlan(spec, folder.Root).Rows)
        {
            bool twins = row.Name == "dml";
            for (int seed = 1; seed <= 3; seed++)
            {
                double test = 0.4 + 0.1 * seed + (twins ? 0.01 * seed : 0);
                foreach (double rate in new[] { 0.1, 0.2 })
                {
                    bool best = rate == (twins ? 0.1 : 0.2);
                    string path = Path.Combine(folder.Root, row.Folder, $"lr{rate}-seed{seed}");
                    Directory.CreateDirectory(path);
                    NetworkResult[] networks =
                    [
                        new("", best ? test : 0.1, 5, 6), .. twins ? [new NetworkResult("twin", 0.5, 7, 9)] : Array.Empty<NetworkResult>()
                    ];
                    new RunResult { Metric = "accuracy", Validation = best ? 0.5 : 0.4, Networks = networks, Seconds = 1 }.Write(path);
                }
            }
        }

        return ExperimentTable.Of(spec, folder.Root);
    }
}
