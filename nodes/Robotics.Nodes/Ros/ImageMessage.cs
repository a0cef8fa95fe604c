using Robotics.Msgs;

namespace Robotics.Nodes.Ros;

/// <summary>Writes <c>sensor_msgs/msg/Image</c> payloads whose pixels are filled in place.</summary>
internal static class ImageMessage
{
    // Encapsulation, stamp, string lengths, the longest encoding used here, sizes and padding.
    private const int HeaderRoom = 64;

    /// <summary>Bytes that hold any image of that many pixel bytes.</summary>
    public static int MaxSize(int frameIdBytes, int dataBytes) => checked(HeaderRoom + frameIdBytes + dataBytes);

    /// <summary>Writes everything but the pixels and gives the room for them, <paramref name="height"/> rows without padding.</summary>
    /// <param name="writer">At the start of a payload of <see cref="MaxSize"/> bytes.</param>
    /// <param name="header">Stamp and frame.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="encoding">ROS name of the pixel format.</param>
    /// <param name="bytesPerPixel">Bytes of one pixel.</param>
    public static Span<byte> Begin(
        ref CdrWriter writer, FrameHeader header, int width, int height, ReadOnlySpan<byte> encoding, int bytesPerPixel)
    {
        header.Write(ref writer);
        writer.WriteUInt32((uint)height);
        writer.WriteUInt32((uint)width);
        writer.WriteUtf8(encoding);
        writer.WriteBoolean(false);
        writer.WriteUInt32((uint)(width * bytesPerPixel));
        return writer.ReserveBytes(checked(width * bytesPerPixel * height));
    }
}
