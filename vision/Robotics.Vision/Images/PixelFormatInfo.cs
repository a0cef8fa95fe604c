namespace Robotics.Vision;

/// <summary>What the code must know of one pixel format in order to check and to read an image of it.</summary>
/// <param name="Format">The format described.</param>
/// <param name="RosEncoding">The value of <c>sensor_msgs/msg/Image.encoding</c>, as in <c>sensor_msgs/image_encodings.hpp</c>.</param>
/// <param name="BytesPerPixel">Distance in bytes between neighbouring pixels of a row.</param>
/// <param name="RedOffset">Byte of a pixel that holds red.</param>
/// <param name="GreenOffset">Byte of a pixel that holds green.</param>
/// <param name="BlueOffset">Byte of a pixel that holds blue.</param>
public sealed record PixelFormatInfo(
    PixelFormat Format, string RosEncoding, int BytesPerPixel, int RedOffset, int GreenOffset, int BlueOffset)
{
    /// <summary>Bytes of one row without padding. 64 bits wide, so that a size read from a message cannot overflow.</summary>
    public long RowBytes(long width) => width * BytesPerPixel;
}
