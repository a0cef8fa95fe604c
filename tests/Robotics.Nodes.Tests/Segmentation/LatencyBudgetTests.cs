using System.Text.Json;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class LatencyBudgetTests
{
    private const int Frames = 100;

    // A camera's frame time; an inference of the slow model takes several of them.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(33);

    [Fact]
    public void A_slow_model_sheds_the_oldest_frames_and_says_so()
    {
        using LiveNode node = new(folder =>
            ["-p", $"model:={folder.Write("slow.onnx", SlowModel.Create())}", "-p", "latency_budget_ms:=40.0"]);
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);
        using RosSubscription<DiagnosticArray> diagnostics =
            node.Ros.CreateSubscription<DiagnosticArray>("/diagnostics", QosProfile.Default);
        node.Await(() => images.SubscriptionCount > 0 && masks.PublisherCount > 0 && diagnostics.PublisherCount > 0, "the match");
        Image image = Pictures.Create(PixelFormat.Rgb8);
        List<RosTime> stamps = [];
        List<DiagnosticStatus> statuses = [];
        for (int i = 0; i < Frames; i++)
        {
            RosTime.Now.CopyTo(image.Header.Stamp);
            images.Publish(image);
            Thread.Sleep(s_interval);
            Collect();
        }

        node.Await(() => Collect() && statuses.Exists(IsWarning), "a warning");
        node.Process.Signal("TERM");
        Assert.Equal(0, node.Process.WaitForExit());

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(node.Folder.Of("node.json")));
        JsonElement camera = json.RootElement.GetProperty("cameras")[0], frames = camera.GetProperty("frames");
        long segmented = frames.GetProperty("segmented").GetInt64(), dropped = frames.GetProperty("dropped").GetInt64();
        Assert.Equal(frames.GetProperty("received").GetInt64(), segmented + dropped);
        Assert.True(dropped > 0 && camera.GetProperty("over_budget").GetInt64() > 0, $"{camera}");
        Assert.Equal(stamps.Select(stamp => stamp.Nanoseconds).Order(), stamps.Select(stamp => stamp.Nanoseconds));

        // A frame waits for the one in progress at most, so its latency is bounded by two frame times of the model.
        double busy = Slowest("preprocess") + Slowest("inference") + Slowest("postprocess") + Slowest("publish");
        Assert.InRange(Slowest("end_to_end"), 0, Slowest("receive") + (2 * busy));

        double Slowest(string stage) => camera.GetProperty("latency_ms").GetProperty(stage).GetProperty("max").GetDouble();

        bool Collect()
        {
            while (masks.TakeMessage() is { } mask)
            {
                stamps.Add(RosTime.FromMessage(mask.Header.Stamp));
            }

            while (diagnostics.TakeMessage() is { } message)
            {
                statuses.AddRange(message.Status);
            }

            return true;
        }
    }

    private static bool IsWarning(DiagnosticStatus status) =>
        status.Level == DiagnosticStatus.WARN && status.Message.StartsWith("Over the latency budget in", StringComparison.Ordinal);
}
