namespace TorchSharp;

public static partial class torch
{
    /// <summary>What <c>grid_sample</c> sees outside the borders.</summary>
    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }
}
