using Robotics.Msgs;
using Robotics.Msgs.BuiltinInterfaces;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Tests.Storm;

namespace Robotics.Ros2.Tests;

/// <summary>
/// The types that a segmentation node speaks, to and from programs of other makers: Cyclone DDS with the code of its own compiler, in both
/// profiles, and Fast DDS with Fast CDR. Each takes a message apart, changes every field and sends it back.
/// </summary>
public class TypeExchangeTests
{
    private const int Rounds = 3;

    public static TheoryData<string> Peers => ["cyclone humble", "cyclone jazzy", "fastdds"];

    [Theory]
    [MemberData(nameof(Peers))]
    public void ImagesComeBackChanged(string peer)
        => Exchange(peer, "image", round => TestImages.Create(64 + round, 48, frame: round), ChangedMessages.Change);

    [Theory]
    [MemberData(nameof(Peers))]
    public void LargeImagesComeBackChanged(string peer)
        => Exchange(peer, "image", round => TestImages.Create(1920, 1080, frame: round), ChangedMessages.Change);

    [Theory]
    [MemberData(nameof(Peers))]
    public void CalibrationsComeBackChanged(string peer) => Exchange(peer, "camera_info", Calibration, ChangedMessages.Change);

    [Theory]
    [MemberData(nameof(Peers))]
    public void LabelsComeBackChanged(string peer) => Exchange(peer, "label_info", Labels, ChangedMessages.Change);

    [Theory]
    [MemberData(nameof(Peers))]
    public void DiagnosticsComeBackChanged(string peer) => Exchange(peer, "diagnostics", Diagnostics, ChangedMessages.Change);

    private static void Exchange<T>(string name, string type, Func<int, T> create, Func<T, T> change)
        where T : class, IMessage<T>
    {
        var distro = name == "cyclone humble" ? RosDistro.Humble : RosDistro.Jazzy;
        var domain = new TestDomain(tagged: name != "fastdds");
        using PeerProcess peer = name == "fastdds" ? domain.StartFastDdsPeer() : domain.StartPeer(distro);
        using var node = domain.OpenNode("tester", distro);
        var (there, back) = ($"/there_{Guid.NewGuid():N}", $"/back_{Guid.NewGuid():N}");
        using var received = node.Node.CreateSubscription<T>(back, QosProfile.Default);
        using var publisher = node.Node.CreatePublisher<T>(there, QosProfile.Default);
        peer.Exchange(type, there, back);
        TestDomain.Await(() => publisher.SubscriptionCount == 1 && received.PublisherCount == 1, "both ways are matched");
        // What the peer's writer knows of our reader is not to be seen from here: its first answer may have gone nowhere.
        TestDomain.Await(
            () =>
            {
                publisher.Publish(create(0));
                return received.Wait(TimeSpan.FromSeconds(1));
            },
            "an answer comes");
        Drain(received);

        for (var round = 1; round <= Rounds; round++)
        {
            publisher.Publish(create(round));
            var expected = CdrSample.Encode(change(create(round)));
            TestDomain.Await(
                () => received.Wait(TimeSpan.FromSeconds(1)) && CdrSample.Encode(received.TakeMessage()!).SequenceEqual(expected),
                $"the answer to message {round} is the changed message");
        }
    }

    // Late answers to the messages of the matching.
    private static void Drain(RosSubscription subscription)
    {
        while (subscription.Wait(TimeSpan.FromMilliseconds(200)) && subscription.TryTake(out var message))
        {
            message.Dispose();
        }
    }

    private static Header HeaderOf(int round) =>
        new() { FrameId = $"camera {round} é", Stamp = new Time { Sec = -round, Nanosec = 999_999_998 } };

    private static CameraInfo Calibration(int round) => new()
    {
        Header = HeaderOf(round),
        Width = 640,
        Height = 480,
        DistortionModel = new string('m', round),
        D = [.. Enumerable.Range(1, 4 + round).Select(i => i / 7.0)],
        K = [.. Enumerable.Range(1, 9).Select(i => i * 0.1)],
        R = [.. Enumerable.Range(1, 9).Select(i => i * -0.2)],
        P = [.. Enumerable.Range(1, 12).Select(i => i * 1e10)],
        BinningX = 1,
        BinningY = 2,
        Roi = new RegionOfInterest { XOffset = 3, YOffset = 4, Height = 5, Width = 6, DoRectify = round % 2 == 0 },
    };

    private static LabelInfo Labels(int round) => new()
    {
        Header = HeaderOf(round),
        ClassMap =
        [
            .. Enumerable.Range(0, 19 * round).Select(id => new VisionClass { ClassId = (ushort)id, ClassName = new string('c', id % 5) }),
        ],
        Threshold = 0.25f,
    };

    private static DiagnosticArray Diagnostics(int round) => new()
    {
        Header = HeaderOf(round),
        Status =
        [
            .. Enumerable.Range(0, round).Select(i => new DiagnosticStatus
            {
                Level = (byte)i,
                Name = "segmentation",
                Message = "",
                HardwareId = $"gpu {i}",
                Values = [.. Enumerable.Range(0, i).Select(j => new KeyValue { Key = $"key {j}", Value = new string('v', j) })],
            }),
        ],
    };
}
