namespace Robotics.Nodes.Monitoring.Pictures;

/// <summary>One frame as PNG files of the same size.</summary>
/// <param name="Camera">The camera's image.</param>
/// <param name="Mask">The node's mask blended over it.</param>
/// <param name="Truth">The ground truth blended over it.</param>
/// <param name="PixelAccuracy">Share of the labelled pixels whose class is right, 0 .. 1.</param>
internal sealed record PictureFiles(string Camera, string Mask, string Truth, double PixelAccuracy);
