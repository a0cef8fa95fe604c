using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Tests.Images.Encodings;

internal static class Converters
{
    /// <summary>A converter with vectors where the processor has them, or value by value.</summary>
    public static ImageConverter Create(bool vectors) => new(vectors && Avx2.IsSupported);
}
