using System.Runtime.Intrinsics;

namespace Robotics.Vision.Rows;

/// <summary>Rows of one luminance byte a pixel.</summary>
internal sealed unsafe class MonoBlender(PixelFormatInfo format, bool vectors) : RowBlender(format, vectors)
{
    public override int Planes => 1;

    protected override int BlendVectors(byte* upper, byte* lower, short weight, short* planes, int planeStride, int width)
    {
        Vector256<short> weights = Vector256.Create(weight);
        int x = 0;
        for (; x <= width - Block; x += Block)
        {
            StoreMixed(LoadPair(upper + x, lower + x), weights, planes + x);
        }

        return x;
    }
}
