using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Bags.Tests.Support;

/// <summary>A small recording of two topics with known content.</summary>
internal static class SampleBag
{
    public const long FirstStamp = 1_700_000_000_000_000_000;
    public const long Interval = 33_333_333;

    public static BagTopic ImageTopic { get; } = BagTopic.Of<Image>(
        "/camera/image_raw",
        new TopicQos { Depth = 5, Reliability = QosReliability.BestEffort },
        new TopicQos { Durability = QosDurability.TransientLocal, Deadline = 1_500_000_000 });

    public static BagTopic NoteTopic { get; } = BagTopic.Of<Msgs.StdMsgs.String>("/note", new TopicQos());

    /// <summary>Writes a recording and returns its messages in stamp order.</summary>
    public static List<RecordedMessage> Write(string folder, BagWriterOptions options, int frames = 40)
    {
        using BagWriter writer = new(folder, options);
        return Write(writer, frames);
    }

    public static List<RecordedMessage> Write(BagWriter writer, int frames)
    {
        List<RecordedMessage> written = [];
        writer.AddTopic(ImageTopic);
        writer.AddTopic(NoteTopic);
        for (int i = 0; i < frames; i++)
        {
            long stamp = FirstStamp + (i * Interval);
            Add(writer, ImageTopic, stamp, Encode(MakeImage(i)), written);
            if (i % 4 == 0)
            {
                // A note arrives after the frame that follows it.
                Add(writer, NoteTopic, stamp - (Interval / 2), Encode(new Msgs.StdMsgs.String { Data = $"frame {i}: ä" }), written);
            }
        }

        return [.. written.OrderBy(message => message.Stamp)];
    }

    public static Image MakeImage(int index)
    {
        byte[] pixels = new byte[32 * 24 * 3];
        new Random(index).NextBytes(pixels);
        Image image = new() { Width = 32, Height = 24, Step = 96, Encoding = "bgr8", Data = pixels };
        image.Header.FrameId = "camera";
        image.Header.Stamp.Sec = 1_700_000_000;
        image.Header.Stamp.Nanosec = (uint)index;
        return image;
    }

    public static byte[] Encode<T>(T message)
        where T : class, IMessage<T>
    {
        byte[] payload = new byte[message.GetSerializedSize()];
        CdrWriter writer = new(payload);
        message.Write(ref writer);
        return payload;
    }

    private static void Add(BagWriter writer, BagTopic topic, long stamp, byte[] payload, List<RecordedMessage> written)
    {
        writer.Write(topic, stamp, payload);
        written.Add(RecordedMessage.Of(topic.Name, stamp, payload));
    }
}
