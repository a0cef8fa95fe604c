namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>A frame to look at.</summary>
/// <param name="Recorded">The recording's stamp, in nanoseconds since 1970.</param>
/// <param name="Stamp">The image's own stamp.</param>
/// <param name="Stretch">Which stretch of the recording it stands for.</param>
/// <param name="Score">How good its masks are, 0 .. 1, in the mean of the models.</param>
/// <param name="Scores">How good each model's mask is.</param>
/// <param name="Camera">The image as JPEG.</param>
/// <param name="Target">The masks' target over the image, as JPEG; null where there is none.</param>
/// <param name="Masks">Each model's mask over the image, as JPEG.</param>
internal sealed record FramePicture(
    long Recorded, long Stamp, int Stretch, double Score, double[] Scores, byte[] Camera, byte[]? Target, byte[][] Masks);
