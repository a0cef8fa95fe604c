using Robotics.Bags;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Bags.Evaluation;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>Which topic of a recording is the camera's.</summary>
public sealed class FrameTopicsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/image", null, "/image", "/image/compressed", "/label")]
    [InlineData("/image/compressed", "/label", "/image/compressed", "/label")]
    [InlineData("/front/image_raw", "/truth", "/truth", "/front/image_raw")]
    public void The_only_camera_is_found(string expected, string? truth, params string[] topics)
    {
        using BagReader reader = Record(topics);

        Assert.Equal(expected, FrameTopics.Choose(reader, wanted: null, truth).Name);
    }

    [Fact]
    public void Of_several_cameras_one_must_be_named()
    {
        using BagReader reader = Record("/front", "/rear", "/label");

        BagException error = Assert.Throws<BagException>(() => FrameTopics.Choose(reader, wanted: null, "/label"));
        Assert.Contains("images on /front, /rear: say which with --topic", error.Message, StringComparison.Ordinal);
        Assert.Equal("/rear", FrameTopics.Choose(reader, "/rear", "/label").Name);
        Assert.Throws<BagException>(() => FrameTopics.Choose(reader, "/camera_info", "/label"));
    }

    [Fact]
    public void A_recording_without_images_says_so()
    {
        using BagReader reader = Record("/camera_info");

        BagException error = Assert.Throws<BagException>(() => FrameTopics.Choose(reader, wanted: null, truth: null));
        Assert.Contains("has no images to segment", error.Message, StringComparison.Ordinal);
    }

    private BagReader Record(params string[] topics)
    {
        using (BagWriter writer = new(_folder.Of("bag"), new BagWriterOptions()))
        {
            foreach (string name in topics)
            {
                BagTopic topic = name switch
                {
                    "/camera_info" => BagTopic.Of<CameraInfo>(name),
                    _ when name.EndsWith("/compressed", StringComparison.Ordinal) => BagTopic.Of<CompressedImage>(name),
                    _ => BagTopic.Of<Image>(name),
                };
                writer.AddTopic(topic);
                writer.Write(topic, 1, [0, 1, 0, 0]);
            }
        }

        return BagReader.Open(_folder.Of("bag"));
    }
}
