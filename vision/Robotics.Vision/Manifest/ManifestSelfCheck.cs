namespace Robotics.Vision;

/// <summary>A picture with the mask that the FP32 model gives for it, to be replayed on the robot's own provider.</summary>
public sealed record ManifestSelfCheck
{
    /// <summary>Columns of picture and mask.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of picture and mask.</summary>
    public required int Height { get; init; }

    /// <summary>The picture, rgb8 without padding: <c>height * width * 3</c> bytes (base64 in JSON).</summary>
    public required byte[] Input { get; init; }

    /// <summary>The mask at the picture's size: <c>height * width</c> class ids (base64 in JSON).</summary>
    public required byte[] Mask { get; init; }

    /// <summary>Least share of equal pixels, 0 .. 1, with which a provider passes.</summary>
    public double MinAgreement { get; init; } = 0.99;
}
