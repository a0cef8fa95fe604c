using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Logging;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Monitoring.Pictures;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Monitoring;

/// <summary>The monitor against publishers of this process, over DDS on loopback in a domain of its own.</summary>
public sealed class MonitorInputsTests : IDisposable
{
    private const int Width = 32;
    private const int Height = 24;
    private const int Classes = 4;
    private const int Frames = 20;
    private const int WithoutMask = 5;
    private const int WithoutLabel = 9;
    private const int OfAnotherSize = 14;
    private const int Unknown = 1;
    private const int Bayer = 2;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly List<RosSession> _sessions = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-monitor").FullName;
    private readonly int _domain = Random.Shared.Next(1, 100);

    public MonitorInputsTests() => Environment.SetEnvironmentVariable("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");

    public void Dispose()
    {
        _sessions.ForEach(session => session.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Masks_are_compared_with_the_ground_truth_of_their_stamp()
    {
        RosPublisher<LabelInfo> info = Session("segmentation_node").CreatePublisher<LabelInfo>("~/label_info", QosProfile.Latched());
        RosPublisher<Image> mask = _sessions[^1].CreatePublisher<Image>("~/mask", new QosProfile { Depth = Frames });
        RosSession camera = Session("camera");
        RosPublisher<Image> label = camera.CreatePublisher<Image>("label", new QosProfile { Depth = Frames });
        RosPublisher<Image> image = camera.CreatePublisher<Image>("image", new QosProfile { Depth = Frames });
        IOptions<MonitorOptions> options = Options.Create(new MonitorOptions { Node = "/segmentation_node", PictureFolder = _folder });
        using PictureAlbum album = new(options);
        using MaskStatistics statistics = new(album);
        MonitorInputs inputs = new(Session("monitor"), options, statistics, new NodeStatistics(), album);
        VisionClass[] map = [.. Enumerable.Range(0, Classes).Select(id => new VisionClass { ClassId = (ushort)id, ClassName = $"c{id}" })];
        info.Publish(new LabelInfo());
        Assert.False(inputs.TryOpen(s_patience));
        info.Publish(new LabelInfo { ClassMap = map });
        Await(() => inputs.TryOpen(s_poll) && mask.SubscriptionCount == 1 && label.SubscriptionCount == 1);

        // The first mask opens the camera's image for the pictures.
        Random random = new(1);
        (byte[] Mask, byte[] Truth)[] pairs = [.. Enumerable.Range(0, Frames).Select(_ => Pair(random))];
        PublishPair(0);
        Await(() => statistics.Summarize().Matched == 1 && image.SubscriptionCount == 1, inputs);
        image.Publish([0, 1, 0, 0, 7]);
        for (int i = 1; i < Frames; i++)
        {
            PublishPair(i);
        }

        Await(
            () => statistics.Summarize() is { Masks: Frames - 1, Labels: Frames - 1 } && statistics.Summarize().Matched >= Frames - 3,
            inputs);

        MaskSummary summary = statistics.Summarize();
        int[] compared = [.. Enumerable.Range(0, Frames).Except([WithoutMask, WithoutLabel, OfAnotherSize])];
        Assert.Equal((Frames - 3, 1), ((int)summary.Matched, (int)summary.Mismatched));
        Assert.Equal(MeanIou([.. compared.Select(i => pairs[i])]), summary.Miou, 1e-12);
        Assert.True(summary.EndToEnd is { P50: > 0, Max: < 60_000 });
        Assert.Equal(["c0", "c1", "c2", "c3"], statistics.Classes().Select(entry => entry.Name));
        PictureFiles picture = Assert.Single(statistics.WritePictures());
        Assert.All((string[])[picture.Camera, picture.Mask, picture.Truth], file => Assert.True(File.Exists(file), file));

        void PublishPair(int i)
        {
            RosTime stamp = RosTime.Now;
            (string encoding, int bytes) = i switch
            {
                Unknown => ("rgb7", 3),
                Bayer => ("bayer_rggb8", 1),
                _ => ("uyvy", 2),
            };
            Send(image, stamp, new byte[Width * Height * bytes], Width, encoding);
            if (i != WithoutLabel)
            {
                Send(label, stamp, pairs[i].Truth, Width, "mono8");
            }

            if (i != WithoutMask)
            {
                bool other = i == OfAnotherSize;
                Send(mask, stamp, other ? pairs[i].Mask[(Width / 2 * Height)..] : pairs[i].Mask, other ? Width / 2 : Width, "mono8");
            }
        }
    }

    private static void Await(Func<bool> condition, MonitorInputs? inputs = null)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, "what was published did not arrive");
            inputs?.Collect(s_poll);
        }
    }

    private static (byte[] Mask, byte[] Truth) Pair(Random random)
    {
        byte[] truth = new byte[Width * Height];
        byte[] mask = new byte[truth.Length];
        for (int i = 0; i < truth.Length; i++)
        {
            truth[i] = random.Next(10) == 0 ? (byte)255 : (byte)random.Next(Classes);
            mask[i] = random.Next(3) == 0 || truth[i] == 255 ? (byte)random.Next(Classes) : truth[i];
        }

        return (mask, truth);
    }

    // A second implementation: sets of pixels, class by class.
    private static double MeanIou((byte[] Mask, byte[] Truth)[] pairs)
    {
        (byte Mask, byte Truth)[] pixels = [.. pairs.SelectMany(pair => pair.Mask.Zip(pair.Truth)).Where(pixel => pixel.Second != 255)];
        return Enumerable.Range(0, Classes).Average(id =>
            (double)pixels.Count(pixel => pixel.Mask == id && pixel.Truth == id) / pixels.Count(
                pixel => pixel.Mask == id || pixel.Truth == id));
    }

    private static void Send(RosPublisher<Image> publisher, RosTime stamp, byte[] data, int width, string encoding)
    {
        Image message = new()
        {
            Width = (uint)width,
            Height = Height,
            Step = (uint)(data.Length / Height),
            Encoding = encoding,
            Data = data,
        };
        stamp.CopyTo(message.Header.Stamp);
        publisher.Publish(message);
    }

    private RosSession Session(string name)
    {
        RosOptions options = new() { DomainId = _domain, NodeName = name };
        RosSession session = new(Options.Create(options), new RosLog(), NullLogger<RosSession>.Instance);
        _sessions.Add(session);
        return session;
    }
}
