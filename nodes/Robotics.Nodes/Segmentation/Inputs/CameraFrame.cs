using Robotics.Nodes.Ros;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>An image ready to be segmented, with the header it came with; both read in place.</summary>
internal readonly ref struct CameraFrame(FrameHeader header, ImageSpan image)
{
    public FrameHeader Header { get; } = header;

    public ImageSpan Image { get; } = image;
}
