namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>A frame by its image's stamp, in nanoseconds since 1970, and how good its masks are.</summary>
internal sealed record FrameNote(long Stamp, double Score)
{
    public static FrameNote Of(FramePicture picture) => new(picture.Stamp, picture.Score);
}
