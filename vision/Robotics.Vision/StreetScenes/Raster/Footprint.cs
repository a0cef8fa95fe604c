using System.Runtime.CompilerServices;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>Picks the mip level from the size of a pixel on the texture.</summary>
internal static class Footprint
{
    /// <summary>Level for a primitive at image point (x, y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Level(in Primitive p, float x, float y)
    {
        float ux = p.U.X, uy = p.U.Y, vx = p.V.X, vy = p.V.Y;
        if (p.Kind != SurfaceKind.Affine)
        {
            var z = 1f / (p.InvZ.X * x + p.InvZ.Y * y + p.InvZ.Z);
            var u = (ux * x + uy * y + p.U.Z) * z;
            var v = (vx * x + vy * y + p.V.Z) * z;
            ux = (ux - u * p.InvZ.X) * z;
            uy = (uy - u * p.InvZ.Y) * z;
            vx = (vx - v * p.InvZ.X) * z;
            vy = (vy - v * p.InvZ.Y) * z;
        }

        var along = ux * ux + vx * vx;
        var down = uy * uy + vy * vy;
        var larger = MathF.Max(along, down);
        var smaller = MathF.Min(along, down);
        return Level(0.5f * (larger + MathF.Min(smaller * 4f, larger)));
    }

    /// <summary>Level for a squared footprint in texels, rounded to the nearest power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Level(float squared) => (((BitConverter.SingleToInt32Bits(squared * 2f) >> 23) - 127) >> 1);
}
