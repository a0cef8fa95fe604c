using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>Light as 16-bit numbers, sixteen at a time: blurs are bound by memory, and half the bytes take half the time.</summary>
internal static class FixedPoint
{
    public const int Lanes = 16;

    /// <summary>The number that stands for one unit of light; a weight of one is 2^15.</summary>
    public const float One = 8192f;

    private const float Largest = short.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> FromLight(Vector256<float> low, Vector256<float> high)
    {
        var a = Vector256.ConvertToInt32Native(Vector256.MinNative(low * One, Vector256.Create(Largest)));
        var b = Vector256.ConvertToInt32Native(Vector256.MinNative(high * One, Vector256.Create(Largest)));
        return Vector256.Narrow(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Weight(float weight) =>
        Vector256.Create((short)Math.Clamp(weight * 32768f + (weight < 0f ? -0.5f : 0.5f), -32768f, Largest));

    /// <summary>Value times weight, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Scale(Vector256<short> value, Vector256<short> weight)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.MultiplyHighRoundScale(value, weight);
        }

        var (valueLow, valueHigh) = Vector256.Widen(value);
        var (weightLow, weightHigh) = Vector256.Widen(weight);
        var half = Vector256.Create(1 << 14);
        return Vector256.Narrow(
            Vector256.ShiftRightArithmetic(valueLow * weightLow + half, 15),
            Vector256.ShiftRightArithmetic(valueHigh * weightHigh + half, 15));
    }
}
