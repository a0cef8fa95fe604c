namespace Robotics.Vision;

/// <summary>A picture with the mask that the FP32 model gives for it, to be replayed on the robot's own provider.</summary>
/// <param name="Width">Columns of picture and mask.</param>
/// <param name="Height">Rows of picture and mask.</param>
/// <param name="Input">The picture, rgb8 without padding: <c>height * width * 3</c> bytes (base64 in JSON).</param>
/// <param name="Mask">The mask at the picture's size: <c>height * width</c> class ids (base64 in JSON).</param>
/// <param name="MinAgreement">Least share of equal pixels, 0 .. 1, with which a provider passes.</param>
public sealed record ManifestSelfCheck(int Width, int Height, byte[] Input, byte[] Mask, double MinAgreement = 0.99);
