using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.Decoders;

/// <summary>What colour adds to the brightness of eight pixels, in fixed point with the rounding included.</summary>
internal readonly struct YuvColor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public YuvColor(Vector256<int> u, Vector256<int> v)
    {
        Vector256<int> blue = u - Vector256.Create(YuvPacker.Neutral), red = v - Vector256.Create(YuvPacker.Neutral);
        Vector256<int> rounding = Vector256.Create(YuvPacker.Rounding);
        Blue = blue * YuvPacker.BlueFromU + rounding;
        Green = blue * YuvPacker.GreenFromU + red * YuvPacker.GreenFromV + rounding;
        Red = red * YuvPacker.RedFromV + rounding;
    }

    public Vector256<int> Blue { get; }

    public Vector256<int> Green { get; }

    public Vector256<int> Red { get; }
}
