using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using Robotics.Dashboard.Sockets;
using Robotics.Dashboard.Streams;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Dashboard.Foxglove;

/// <summary>
/// Hands a topic's messages to one client as they arrive. The subscription's own thread waits for the line to the client; what comes
/// meanwhile waits in the reader's history, of pictures only the newest.
/// </summary>
internal sealed class MessageForwarder : IDisposable
{
    // Operation (1 byte), number of the subscription (4), time of receipt in nanoseconds (8); then the payload as it came.
    private const int HeaderSize = 13;
    private const byte MessageData = 1;
    private const int Depth = 100;

    private readonly SocketWriter _writer;
    private readonly RosSubscription _subscription;

    public MessageForwarder(RosNode node, FoxgloveChannel channel, uint id, SocketWriter writer)
    {
        (ChannelId, Id, _writer) = (channel.Id, id, writer);
        MessageTypeInfo type = MessageTypes.Find(channel.SchemaName)!;
        bool isPicture = type.RosType is PictureTopic.RawType or PictureTopic.CompressedType;
        QosProfile qos = QosRequest.Of(node.Context.Graph.GetPublishers(channel.Topic), isPicture ? 1 : Depth);
        _subscription = node.CreateSubscription(channel.Topic, new RosType(type.RosType, type.DdsType, type.TypeHash), qos, Forward);
    }

    /// <summary>The client's number for the subscription.</summary>
    public uint Id { get; }

    public uint ChannelId { get; }

    public void Dispose() => _subscription.Dispose();

    private void Forward(ReadOnlySpan<byte> payload, in MessageInfo info)
    {
        int length = HeaderSize + payload.Length;
        byte[] message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            message[0] = MessageData;
            BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(1), Id);
            BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(5), RosTime.NowNanoseconds);
            payload.CopyTo(message.AsSpan(HeaderSize));
            _writer.SendAsync(message.AsMemory(0, length), WebSocketMessageType.Binary).GetAwaiter().GetResult();
        }
        catch (Exception e) when (SocketReader.IsEnd(e))
        {
            // The session ends.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }
}
