using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>Helpers for eight pixels side by side.</summary>
internal static class Lanes
{
    public const int Count = 8;

    /// <summary>The x coordinates of the centres of pixels x..x+7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Centers(int x) =>
        Vector256.Create((float)x) + Vector256.Create(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f);

    /// <summary>All bits set in the lanes below <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Below(int count) =>
        Vector256.GreaterThan(Vector256.Create(count), Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7));
}
