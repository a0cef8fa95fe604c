using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Ground;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Paint on the road: lane lines, pedestrian crossings and stop lines.</summary>
internal static class LaneMarkings
{
    private const float StopLine = 0.45f;
    private const float StopGap = 1.2f;
    private const float Bar = 1.1f;

    /// <summary>Painted part of each pixel; <paramref name="sharpness"/> is pixels per metre across.</summary>
    public static Vector256<float> Coverage(
        GroundZone zone, Vector256<float> z, Vector256<float> lateral, Vector256<float> sharpness)
    {
        var open = Vector256.GreaterThanOrEqual(z, Vector256.Create(zone.CrossingEnd));
        var paint = Vector256<float>.Zero;
        foreach (var line in zone.Lines)
        {
            var distance = Vector256.Abs(lateral - Vector256.Create(line.Lateral));
            var cover = Clamp((Vector256.Create(line.HalfWidth) - distance) * sharpness + Vector256.Create(0.5f));
            cover *= Vector256.MinNative(sharpness * (2f * line.HalfWidth), Vector256<float>.One);
            if (line.Period > 0f)
            {
                var phase = (z - Vector256.Create(zone.Start)) * (1f / line.Period);
                var on = Vector256.LessThan(phase - Vector256.Floor(phase), Vector256.Create(line.Duty));
                cover &= on;
            }

            paint = Vector256.MaxNative(paint, cover);
        }

        paint &= open;
        if (zone.ZebraEnd > zone.ZebraStart && Vector256.GreaterThanAny(z, Vector256.Create(zone.ZebraStart - StopGap)))
        {
            var zebra = Vector256.GreaterThanOrEqual(z, Vector256.Create(zone.ZebraStart)) & Vector256.LessThan(z, Vector256.Create(zone.ZebraEnd));
            var stop = Vector256.GreaterThanOrEqual(z, Vector256.Create(zone.ZebraStart - StopGap)) & Vector256.LessThan(z, Vector256.Create(zone.ZebraStart - StopGap + StopLine));
            stop &= Vector256.GreaterThan(lateral, Vector256<float>.Zero);
            var phase = lateral * (1f / Bar);
            var bars = Clamp((Vector256.Create(0.25f) - Vector256.Abs(phase - Vector256.Floor(phase) - Vector256.Create(0.5f))) * (sharpness * Bar) + Vector256.Create(0.5f));
            paint = Vector256.ConditionalSelect(zebra, bars, Vector256.ConditionalSelect(stop, Vector256<float>.One, paint));
        }

        return paint;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> x) => Vector256.MinNative(Vector256.MaxNative(x, Vector256<float>.Zero), Vector256<float>.One);
}
