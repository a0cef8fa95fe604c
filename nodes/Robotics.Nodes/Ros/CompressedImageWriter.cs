using System.Text;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>
/// Encodes images into memory that is kept and publishes them as <c>sensor_msgs/msg/CompressedImage</c>. Serves one thread.
/// </summary>
/// <param name="codec">The file format.</param>
/// <param name="format">The field <c>format</c>, in the words of compressed_image_transport.</param>
internal sealed class CompressedImageWriter(IImageCodec codec, string format)
{
    // Encapsulation, stamp, lengths and padding.
    private const int HeaderRoom = 64;

    private readonly byte[] _format = Encoding.UTF8.GetBytes(format);
    private byte[] _encoded = [];

    public void Publish(RosPublisher<CompressedImage> publisher, FrameHeader header, ReadOnlySpan<byte> pixels, ImageLayout layout)
    {
        int room = codec.GetMaxEncodedSize(layout);
        if (_encoded.Length < room)
        {
            _encoded = GC.AllocateUninitializedArray<byte>(room);
        }

        ReadOnlySpan<byte> file = _encoded.AsSpan(0, codec.Encode(pixels, layout, _encoded));
        LoanedPayload payload = publisher.Loan(HeaderRoom + header.FrameId.Length + _format.Length + file.Length);
        try
        {
            CdrWriter writer = new(payload.Span);
            header.Write(ref writer);
            writer.WriteUtf8(_format);
            file.CopyTo(writer.ReserveBytes(file.Length));
            publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }
}
