using System.Security.Cryptography;

namespace Robotics.Bags.Tests.Support;

/// <summary>A message in a form that can be kept and compared.</summary>
internal sealed record RecordedMessage(string Topic, long Stamp, int Size, string Sha256)
{
    public static RecordedMessage Of(BagMessage message) => Of(message.Topic.Name, message.Stamp, message.Payload);

    public static RecordedMessage Of(string topic, long stamp, ReadOnlySpan<byte> payload) =>
        new(topic, stamp, payload.Length, Convert.ToHexStringLower(SHA256.HashData(payload)));

    public static List<RecordedMessage> Read(string path, BagFilter? filter = null, BagReadOptions? options = null)
    {
        using BagReader reader = BagReader.Open(path, options);
        return Read(reader, filter);
    }

    public static List<RecordedMessage> Read(BagReader reader, BagFilter? filter = null)
    {
        List<RecordedMessage> messages = [];
        using BagCursor cursor = reader.Read(filter);
        foreach (BagMessage message in cursor)
        {
            messages.Add(Of(message));
        }

        return messages;
    }
}
