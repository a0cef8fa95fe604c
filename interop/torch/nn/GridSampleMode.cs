namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <c>grid_sample</c> computes values between pixels.</summary>
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }
}
