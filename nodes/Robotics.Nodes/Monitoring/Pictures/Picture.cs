using Robotics.Vision;

namespace Robotics.Nodes.Monitoring.Pictures;

/// <summary>One frame, copied: the camera's image, the node's mask and the ground truth.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Stride">Bytes from one row of the image to the next.</param>
/// <param name="Format">Layout of the image's pixels.</param>
/// <param name="Image">The image.</param>
/// <param name="Mask">One class id a pixel.</param>
/// <param name="Truth">One true class id a pixel.</param>
internal sealed record Picture(int Width, int Height, int Stride, PixelFormat Format, byte[] Image, byte[] Mask, byte[] Truth)
{
    /// <summary>The image's pixels.</summary>
    public ImageSpan Pixels => new(Image, Width, Height, Stride, Format);
}
