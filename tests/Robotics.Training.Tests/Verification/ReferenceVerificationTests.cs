using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Tests;
using Robotics.Training.Tests.Cli;
using Robotics.Training.Verification;

namespace Robotics.Training.Tests.Verification;

public class ReferenceVerificationTests
{
    private const string Model = "models/efficientvit/efficientvit-seg-b0-cityscapes.json";

    public static TheoryData<string, Action<JsonNode>> Damages => new()
    {
        { "segout of 1x3x64x96", json => Output(json, "segout")["samples"]![5] = 0.1 + (double)Output(json, "segout")["samples"]![5]! },
        { "stage3 of 1x3x64x96", json => Output(json, "stage3")["l2"] = 1.001 * (double)Output(json, "stage3")["l2"]! },
        { "stage2 of 1x3x64x96", json => Output(json, "stage2")["shape"]![1] = 31 },
        { "parameters", json => json["params"] = 706_692 },
        { "state dictionary", json => json["state_dict"]![3]![0] = "backbone.other.weight" },
        { "epsilons of the norms", json => json["norm_eps"]!["BatchNorm2d"]![0] = 1e-6 },
        { "MACs of 1x3x512x512", json => json["macs"]!["1x3x512x512"] = 1 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_record_that_says_something_else_fails_by_that_quantity_alone(string quantity, Action<JsonNode> damage)
    {
        using TempFolder folder = new();
        VerificationReport report = ReferenceVerification.Run(Copy(folder, damage));
        VerificationRow failed = Assert.Single(report.Rows, row => row.Verdict == Verdict.Failed);
        Assert.Equal(quantity, failed.Quantity);
        Assert.Equal((1, 0, 1, 0), (report.Records, report.Passed, report.Failed, report.Uncovered));
    }

    [Fact]
    public void A_wrong_value_that_no_sample_shows_is_found_in_the_file_of_all_values()
    {
        using TempFolder folder = new();
        string directory = Copy(folder, _ => { });
        string file = Path.Combine(directory, Path.ChangeExtension(Model, ".out.bin"));
        byte[] bytes = File.ReadAllBytes(file);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), BitConverter.ToSingle(bytes, 4) + 0.01f);
        File.WriteAllBytes(file, bytes);
        Assert.Equal(1, ReferenceVerification.Run(directory).Failed);
    }

    [Fact]
    public void What_nobody_knows_is_uncovered_and_no_failure()
    {
        using TempFolder folder = new();
        string directory = Copy(folder, json => json["name"] = "efficientvit-seg-z9");
        File.WriteAllText(
            Path.Combine(directory, "models", "new.json"), """{"cases": [{"id": "a", "thing": 1}, {"id": "b", "thing": 2}]}""");
        VerificationReport report = ReferenceVerification.Run(directory);
        Assert.Equal((3, 0, 0, 3), (report.Records, report.Passed, report.Failed, report.Uncovered));
        Assert.Equal(["models/efficientvit/efficientvit-seg-b0-cityscapes.json", "models/new.json#a", "models/new.json#b"],
            report.Rows.Select(row => row.Record));
    }

    [Fact]
    public void A_record_that_cannot_be_computed_fails_with_its_reason()
    {
        using TempFolder folder = new();
        VerificationReport report = ReferenceVerification.Run(Copy(folder, json => Output(json, "segout")["bin"] = "../../secret.bin"));
        VerificationRow failed = Assert.Single(report.Rows, row => row.Verdict == Verdict.Failed);
        Assert.Contains("outside of the reference directory", failed.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_fails_by_exit_code_1_and_writes_the_figures_that_the_design_names()
    {
        using TempFolder folder = new();
        string directory = Copy(folder, json => json["params"] = 1);
        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "verify", "--reference", directory, "--only", "models", "--json", folder.File("verify.json"));
        Assert.True(exitCode == 1, error);
        Assert.Contains("1 records: 0 passed, 1 failed, 0 not covered", output, StringComparison.Ordinal);

        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("verify.json")));
        JsonElement root = document.RootElement;
        Assert.Equal(1, root.GetProperty("failed").GetInt32());
        JsonElement row = root.GetProperty("rows").EnumerateArray().Single(entry => entry.GetProperty("verdict").GetString() == "failed");
        Assert.Equal(Model, row.GetProperty("record").GetString());
        Assert.Equal("parameters", row.GetProperty("quantity").GetString());
        Assert.Equal(706_690, row.GetProperty("error").GetDouble());
        Assert.Equal(0, row.GetProperty("tolerance").GetDouble());
    }

    [Fact]
    public async Task Bad_usage_is_one_sentence_and_exit_code_2()
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("verify", "--reference", "/nowhere");
        Assert.Equal(2, exitCode);
        Assert.Contains("--reference names /nowhere, which is no directory", error, StringComparison.Ordinal);
    }

    /// <summary>A reference directory with the B0 record, changed and cut to its first forward pass.</summary>
    private static string Copy(TempFolder folder, Action<JsonNode> change)
    {
        string directory = folder.File("reference");
        string target = Path.Combine(directory, Model);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        JsonNode json = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Reference(Model)))!;
        json["forward"]!.AsArray().RemoveAt(1);
        change(json);
        File.WriteAllText(target, json.ToJsonString());
        string values = Path.ChangeExtension(Model, ".out.bin");
        File.Copy(RepositoryFiles.Reference(values), Path.Combine(directory, values));
        return directory;
    }

    private static JsonNode Output(JsonNode json, string name) =>
        json["forward"]![0]!["outputs"]!.AsArray().Single(output => (string)output!["name"]! == name)!;
}
