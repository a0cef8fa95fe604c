using Robotics.Inference;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class ModelExchangeTests
{
    private const string SetModel = $"set_text {LiveNode.Name}/set_parameters model";
    private const int FramesBeside = 20;

    /// <summary>The next image is sent when the mask of the last has come: a frame lost in an exchange would end the stream.</summary>
    [Fact]
    public async Task Under_load_every_frame_gets_a_mask_of_one_model_or_the_other()
    {
        using LiveNode node = LiveNode.WithTinyModel();
        LabelSet others = LabelSet.Generic(7);
        string first = node.Folder.Of("tiny.onnx"), second = node.Folder.Write("other.onnx", TinyModel.Create(others));
        string broken = node.Folder.Write("broken.onnx", [1, 2, 3]);
        Image image = Pictures.Create(PixelFormat.Rgb8);
        byte[] before = Expect(first, image), after = Expect(second, image);
        Assert.NotEqual(before, after);
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);
        using RosSubscription<LabelInfo> labels =
            node.Ros.CreateSubscription<LabelInfo>($"{LiveNode.Name}/label_info", QosProfile.Latched());
        List<byte[]> seen = [];

        void Stream(Task? exchange)
        {
            int end = seen.Count + FramesBeside;
            while (exchange is { IsCompleted: false } || seen.Count < end)
            {
                image.Header.Stamp.Sec++;
                seen.Add(node.Segment(images, masks, image).Data);
            }
        }

        Stream(null);
        Task<string> refused = Task.Run(() => node.Ask($"{SetModel} {broken}"));
        Stream(refused);
        Assert.All(seen, mask => Assert.Equal(before, mask));
        Task<string> accepted = Task.Run(() => node.Ask($"{SetModel} {second}"));
        Stream(accepted);

        Assert.StartsWith($"0 {broken} cannot be loaded", await refused, StringComparison.Ordinal);
        Assert.EndsWith($"{first} runs on.", await refused, StringComparison.Ordinal);
        Assert.Equal("1 ", await accepted);
        int exchanged = seen.FindIndex(mask => mask.SequenceEqual(after));
        Assert.InRange(exchanged, 2 * FramesBeside, seen.Count - 1);
        Assert.All(seen.Take(exchanged), mask => Assert.Equal(before, mask));
        Assert.All(seen.Skip(exchanged), mask => Assert.Equal(after, mask));
        LabelInfo? info = null;
        node.Await(() => (info = labels.TakeMessage() ?? info)?.ClassMap.Length == others.Count, "the labels of the other model");
        Assert.Equal(others.Names, info!.ClassMap.Select(entry => entry.ClassName));
        node.Process.Signal("TERM");
        Assert.Equal(0, node.Process.WaitForExit());
        Assert.Contains("0 dropped, 0 rejected", node.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_run_is_refused_with_the_reason()
    {
        using LiveNode node = LiveNode.WithTinyModel();
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);
        node.Segment(images, masks, Pictures.Create(PixelFormat.Rgb8));
        string wrong = node.Folder.Write("wrong.onnx", TinyModel.CreateOfUnknownSize(stride: 2));

        string refusal = node.Ask($"{SetModel} {wrong}");

        Assert.StartsWith($"0 {wrong} cannot be run by ONNX Runtime: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("tiny.onnx runs on.", refusal, StringComparison.Ordinal);
        Image image = Pictures.Create(PixelFormat.Rgb8);
        image.Header.Stamp.Sec++;
        Assert.NotEmpty(node.Segment(images, masks, image).Data);
    }

    [Fact]
    public void Metrics_name_the_model_and_the_provider_at_work()
    {
        using LiveNode node = LiveNode.WithTinyModel();
        using RosSubscription<SegmentationMetrics> metrics =
            node.Ros.CreateSubscription<SegmentationMetrics>($"{LiveNode.Name}/metrics", QosProfile.Default);
        node.Await(() => node.Ask($"get_state {LiveNode.Name}/get_state") == "3 active", "the active state");
        string answer = node.Ask($"set_text {LiveNode.Name}/set_parameters provider cuda");

        SegmentationMetrics? message = null;
        node.Await(() => (message = metrics.TakeMessage() ?? message) is not null, "metrics");
        string provider = answer.StartsWith('1') ? "cuda" : "cpu";
        Assert.Equal((TinyModel.Name, provider), (message!.Model, message.Provider));
        Assert.True(provider == "cuda" || answer.EndsWith("runs on.", StringComparison.Ordinal), answer);
    }

    private static byte[] Expect(string model, Image image)
    {
        using var loaded = SegmentationModel.Load(model, new ProviderOptions());
        using SegmentationPipeline pipeline = new(loaded);
        byte[] mask = new byte[image.Width * image.Height];
        pipeline.Segment(Pictures.View(image), mask);
        return mask;
    }
}
