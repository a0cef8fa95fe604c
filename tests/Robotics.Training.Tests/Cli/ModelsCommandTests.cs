using System.Text.Json;

namespace Robotics.Training.Tests.Cli;

public class ModelsCommandTests
{
    [Fact]
    public async Task Figures_of_a_network_are_those_of_its_reference()
    {
        using TempFolder folder = new();
        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "models", "segformer-b0", "wrn_16_2", "--json", folder.File("models.json"));
        Assert.True(exitCode == 0, error);
        Assert.Contains("TOTAL: with the products", output, StringComparison.Ordinal);

        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("models.json")));
        Dictionary<string, JsonElement> rows = document.RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("name").GetString()!);
        Assert.Equal(["segformer-b0", "wrn_16_2", "wrn_16_2_aux"], rows.Keys);
        Assert.Equal(7_347_634_176, rows["segformer-b0"].GetProperty("macs").GetInt64());
        Assert.True(rows["segformer-b0"].GetProperty("macs_total").GetInt64() > 7_347_634_176);
        Assert.Equal(101_118_464, rows["wrn_16_2"].GetProperty("macs").GetInt64());
        Assert.Equal(703_284, rows["wrn_16_2"].GetProperty("params").GetInt64());
    }

    [Fact]
    public async Task An_unknown_name_is_bad_usage()
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("models", "lenet");
        Assert.Equal(2, exitCode);
        Assert.Contains("No network begins with lenet", error, StringComparison.Ordinal);
    }
}
