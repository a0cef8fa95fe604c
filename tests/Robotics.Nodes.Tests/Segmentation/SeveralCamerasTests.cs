using System.Text.Json;
using Robotics.Inference;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class SeveralCamerasTests
{
    private static readonly string[] s_cameras = ["front", "left", "rear"];

    [Fact]
    public void Each_camera_gets_its_masks_and_its_figures()
    {
        using LiveNode node = LiveNode.WithTinyModel(
            ["-p", "cameras:=[front, left, rear]", .. s_cameras.SelectMany(camera => LiveNode.Reliable($"/{camera}/image"))]);
        using RosSubscription<DiagnosticArray> diagnostics =
            node.Ros.CreateSubscription<DiagnosticArray>("/diagnostics", QosProfile.Default);
        using var model = SegmentationModel.Load(node.Folder.Of("tiny.onnx"), new ProviderOptions());
        int size = 100;
        foreach (string camera in s_cameras)
        {
            using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>($"/{camera}/image", QosProfile.Default);
            using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/{camera}/mask", QosProfile.Default);
            using RosSubscription<SegmentationMetrics> metrics =
                node.Ros.CreateSubscription<SegmentationMetrics>($"{LiveNode.Name}/{camera}/metrics", QosProfile.Default);
            Image image = Pictures.Create(PixelFormat.Rgb8, width: size, height: size += 20);

            Image mask = node.Segment(images, masks, image);

            byte[] expected = new byte[image.Width * image.Height];
            using SegmentationPipeline pipeline = new(model);
            pipeline.Segment(Pictures.View(image), expected);
            Assert.Equal(expected, mask.Data);
            SegmentationMetrics? figures = null;
            node.Await(() => (figures = metrics.TakeMessage() ?? figures)?.FramesSegmented > 0, $"metrics of {camera}");
            Assert.Equal(1ul, figures!.FramesReceived);
        }

        DiagnosticArray? array = null;
        node.Await(() => (array = diagnostics.TakeMessage() ?? array) is not null, "diagnostics");
        Assert.Equal(["segmentation", .. s_cameras], array!.Status.Select(status => status.Name.Split(": ")[1]));
        node.Process.Signal("TERM");
        Assert.Equal(0, node.Process.WaitForExit());
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(node.Folder.Of("node.json")));
        Assert.Equal(s_cameras.Length, json.RootElement.GetProperty("frames").GetProperty("segmented").GetInt64());
        JsonElement cameras = json.RootElement.GetProperty("cameras");
        Assert.Equal(s_cameras, cameras.EnumerateArray().Select(camera => camera.GetProperty("name").GetString()));
    }
}
