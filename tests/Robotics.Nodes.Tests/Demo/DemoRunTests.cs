using System.Diagnostics;
using System.Text.Json.Nodes;
using Robotics.Inference;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Tests.Support;
using Robotics.Vision;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Tests.Demo;

/// <summary>The whole demo: three processes over DDS on loopback.</summary>
public sealed class DemoRunTests : IDisposable
{
    private const int Width = 1280;
    private const int Height = 720;
    private static readonly string s_program = Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node");

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-demo").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_demo_accounts_for_every_frame_and_its_masks_are_the_pipelines()
    {
        string model = Path.Combine(_folder, "model.onnx");
        await File.WriteAllBytesAsync(model, TestModel.Create());

        (int exitCode, string errors) = await RunAsync("demo", "--seconds", "8", "--out", _folder, "--model", model);

        Assert.True(exitCode == 0, errors);
        JsonNode summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "summary.json")))!;
        JsonNode frames = summary["frames"]!;
        long segmented = (long)frames["segmented"]!;
        Assert.Equal(240, (long)frames["published"]!);
        Assert.Equal((long)frames["received"]!, segmented + (long)frames["dropped"]! + (long)frames["rejected"]!);
        Assert.True(segmented > 0);
        Assert.InRange((long)summary["masks"]!["received"]!, 1, (long)summary["masks"]!["published"]!);
        Assert.True(File.Exists(Path.Combine(_folder, "report.html")));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder, "pictures"), "*.png"));

        // Frames that a slow machine drops are missing from the one mean and not from the other.
        double tolerance = 0.005 + (0.05 * (240 - segmented) / 240);
        Assert.Equal(PipelineMiou(model), (double)summary["miou"]!, tolerance);
    }

    [Fact]
    public async Task A_missing_model_fails_with_one_sentence()
    {
        (int exitCode, string errors) = await RunAsync("demo", "--out", _folder, "--model", Path.Combine(_folder, "none.onnx"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("robotics: There is no model file", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--seconds", "0")]
    [InlineData("--seconds", "long")]
    [InlineData("--frames", "3")]
    public async Task Bad_usage_is_exit_code_2(params string[] arguments)
    {
        (int exitCode, string errors) = await RunAsync(["demo", .. arguments]);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("robotics: ", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(s_program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    // The camera's loop once, segmented without ROS.
    private static double PipelineMiou(string modelFile)
    {
        using SegmentationModel model = SegmentationModel.Load(modelFile, new ProviderOptions());
        using SegmentationPipeline pipeline = new(model);
        StreetScenesRenderer renderer = new(Width, Height);
        ConfusionMatrix counts = new(model.Labels.Count);
        byte[] rgb = new byte[Width * Height * 3], truth = new byte[Width * Height], mask = new byte[truth.Length];
        SceneLoopPlan plan = SceneLoopPlan.Default;
        for (int i = 0; i < plan.Frames; i++)
        {
            renderer.Render(plan.Split, plan[i].Seed, plan[i].Frame, rgb, truth);
            pipeline.Segment(new ImageSpan(rgb, Width, Height, Width * 3, PixelFormat.Rgb8), mask);
            counts.Add(mask, truth);
        }

        return counts.MeanIou;
    }
}
