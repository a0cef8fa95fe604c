using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Takes packed texels apart; values are bytes, 0..255.</summary>
internal static class TexelChannels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Second(Vector256<int> texel) => Vector256.ConvertToSingle(texel & Vector256.Create(255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Third(Vector256<int> texel) =>
        Vector256.ConvertToSingle(Vector256.ShiftRightLogical(texel, 8) & Vector256.Create(255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Brightness(Vector256<int> texel) =>
        Vector256.ConvertToSingle(Vector256.ShiftRightLogical(texel, 16) & Vector256.Create(255));
}
