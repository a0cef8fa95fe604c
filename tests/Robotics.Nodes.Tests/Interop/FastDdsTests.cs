using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Interop;

/// <summary>
/// The node's process with a program on Fast DDS, the middleware of most ROS 2 machines: images and calibrations there, the rest back.
/// </summary>
public sealed class FastDdsTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>, IDisposable
{
    private const string Node = "/segmentation_node";
    private const int Width = 96;
    private const int Height = 64;
    private const int Second = 1234;

    private static readonly string[] s_topics = [$"{Node}/mask", $"{Node}/camera_info", $"{Node}/label_info", "/diagnostics"];

    private readonly FastDdsPeer _peer = new(fixture.Ros.Context.Options.DomainId);

    public void Dispose() => _peer.Dispose();

    [Fact]
    public void It_sends_images_and_calibrations_and_receives_all_that_comes_of_them()
    {
        _peer.Watch("image", $"{Node}/mask");
        _peer.Watch("camera_info", $"{Node}/camera_info");
        _peer.Watch("label_info", $"{Node}/label_info", latched: true);
        _peer.Watch("diagnostics", "/diagnostics");

        Patience.WaitUntil(
            () =>
            {
                _peer.SendCameraInfo("/camera_info", Width, Height, Second);
                _peer.SendImage("/image", Width, Height, Second);
                Thread.Sleep(200);
                return s_topics.All(topic => _peer.LastSeen(topic).Length > 0);
            },
            () => fixture.Process.Errors);

        byte[] mask = ExpectedMask();
        Assert.Equal($"camera {Second}.0 {Width}x{Height} mono8 {Width} {Checksum(mask)}", _peer.LastSeen($"{Node}/mask"));
        Assert.Equal($"camera {Second}.0 {Width}x{Height} plumb_bob {Width}", _peer.LastSeen($"{Node}/camera_info"));
        Assert.Equal(string.Concat(fixture.Model.Labels.Names.Select((name, id) => $"{id}={name} ")), _peer.LastSeen($"{Node}/label_info"));
        Assert.Contains(fixture.Model.Manifest.Name, _peer.LastSeen("/diagnostics"), StringComparison.Ordinal);
        Assert.True(mask.Distinct().Count() > 1);
    }

    private byte[] ExpectedMask()
    {
        byte[] pixels = new byte[3 * Width * Height], mask = new byte[Width * Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((31 * i) + Second);
        }

        fixture.Pipeline.Segment(ImageSpan.FromRos(pixels, Width, Height, 3 * Width, "rgb8"u8), mask);
        return mask;
    }

    private static long Checksum(byte[] data) => data.Select((value, i) => (i + 1L) * value).Sum();
}
