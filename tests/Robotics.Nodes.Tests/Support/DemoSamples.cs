using Robotics.Imaging;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Monitoring.Pictures;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Support;

/// <summary>What the processes of a demo without fault report.</summary>
internal static class DemoSamples
{
    public static StageLatencies Latencies { get; } = new(Times(30), Times(4), Times(2), Times(18), Times(1), Times(3));

    public static CameraFigures Camera { get; } = new("120 street scenes", 1280, 720, 30, 600, 0, 19_966_666_667, SceneLoopPlan.Default);

    public static NodeFigures Node { get; } =
        new("tiny", [288, 512], "cpu", 1, 0.7, new NodeFrames(598, 580, 18, 0), 580, Latencies, []);

    public static MonitorFigures Monitor { get; } = new(
        new MaskSummary(600, 579, 578, 0, 29.1, Times(31), 0.68, 0.93, new Dictionary<string, double> { ["road"] = 0.95, ["sky"] = 0.41 }),
        [new("road", "#804080", 0.95, 0.7), new("<sky> & \"clouds\"", "#4682b4", 0.41, 0.3), new("train", "#005064", null, 0)],
        [.. Enumerable.Range(0, 579).Select(i => new LatencyPoint(i / 30.0, 25 + (i % 40)))],
        0,
        500,
        []);

    public static ModelCard Model { get; } = new(
        "tiny.onnx",
        2.9,
        288,
        512,
        new ModelManifest(
            "tiny",
            ["road", "sky", "train"],
            [new(128, 64, 128), new(70, 130, 180), new(0, 80, 100)],
            new ManifestInput(288, 512, [0, 0, 0], [1, 1, 1]),
            new ManifestOutput(OutputKind.Logits, 8),
            "efficientvit-seg-b0",
            new ManifestTraining("abc", "streetscenes", 0.7, 1000, 1)),
        1);

    public static DemoSummary Summary(params string[] problems) => DemoSummary.Of(Camera, Node, Monitor, "models/tiny.onnx", problems);

    /// <summary>One small picture in a folder.</summary>
    public static PictureFiles Picture(string folder)
    {
        Directory.CreateDirectory(folder);
        byte[] png = ImageCodecs.Png.Encode(new byte[16 * 8 * 3], new ImageLayout(16, 8, PixelLayout.Bgr8));
        string[] files = [.. ((string[])["camera", "mask", "truth"]).Select(kind => Path.Combine(folder, $"{kind}.png"))];
        Array.ForEach(files, file => File.WriteAllBytes(file, png));
        return new PictureFiles(files[0], files[1], files[2], 0.93);
    }

    private static Percentiles Times(double p50) => new(p50, p50 * 1.5, p50 * 2, p50 * 3);
}
