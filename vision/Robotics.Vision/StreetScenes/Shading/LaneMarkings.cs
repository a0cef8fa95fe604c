using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// Paint on the road (lane lines, pedestrian crossings, stop lines) and rails in it, as far as a span of ground can show them.
/// </summary>
internal readonly ref struct LaneMarkings
{
    private const float StopLine = 0.45f;
    private const float StopGap = 1.2f;
    private const float Bar = 1.1f;

    private readonly GroundZone _zone;
    private readonly uint _lines;
    private readonly uint _rails;
    private readonly bool _zebra;

    private LaneMarkings(GroundZone zone, uint lines, uint rails, bool zebra)
    {
        _zone = zone;
        _lines = lines;
        _rails = rails;
        _zebra = zebra;
    }

    /// <summary>Whether there is nothing to paint.</summary>
    public bool IsEmpty => _lines == 0 && _rails == 0 && !_zebra;

    public bool HasRails => _rails != 0;

    /// <summary>
    /// Chooses what lies between the ends of a span. Along a row the lateral offset and the distance are monotonic but for the bends of the
    /// street, for which a margin is left.
    /// </summary>
    public static unsafe LaneMarkings Along(GroundZone zone, GroundSpan span)
    {
        var last = span.Count * Lanes.Count - 1;
        float left = MathF.Min(*span.Lateral, span.Lateral[last]), right = MathF.Max(*span.Lateral, span.Lateral[last]);
        float near = MathF.Min(*span.Z, span.Z[last]), far = MathF.Max(*span.Z, span.Z[last]);
        var margin = 0.15f + 0.05f * (right - left);
        var zebra = zone.ZebraEnd > zone.ZebraStart && far >= zone.ZebraStart - StopGap && near < zone.ZebraEnd;
        return new LaneMarkings(
            zone, Choose(zone.Lines, left - margin, right + margin), Choose(zone.Rails, left - margin, right + margin), zebra);
    }

    /// <summary>Painted part of each pixel; <paramref name="sharpness"/> is pixels per metre across.</summary>
    public Vector256<float> Paint(Vector256<float> z, Vector256<float> lateral, Vector256<float> sharpness)
    {
        var open = Vector256.GreaterThanOrEqual(z, Vector256.Create(_zone.CrossingEnd));
        var paint = Lines(_zone.Lines, _lines, z - Vector256.Create(_zone.Start), lateral, sharpness) & open;
        if (_zebra)
        {
            var start = Vector256.Create(_zone.ZebraStart);
            var stopStart = Vector256.Create(_zone.ZebraStart - StopGap);
            var zebra = Vector256.GreaterThanOrEqual(z, start) & Vector256.LessThan(z, Vector256.Create(_zone.ZebraEnd));
            var stop = Vector256.GreaterThanOrEqual(z, stopStart) & Vector256.LessThan(z, stopStart + Vector256.Create(StopLine));
            stop &= Vector256.GreaterThan(lateral, Vector256<float>.Zero);
            var phase = lateral * (1f / Bar);
            var bars = Vector256.Create(0.25f) - Vector256.Abs(phase - Vector256.Floor(phase) - Vector256.Create(0.5f));
            bars = Clamp(Vector256.FusedMultiplyAdd(bars, sharpness * Bar, Vector256.Create(0.5f)));
            paint = Vector256.ConditionalSelect(zebra, bars, Vector256.ConditionalSelect(stop, Vector256<float>.One, paint));
        }

        return paint;
    }

    /// <summary>The part of each pixel that rails cover.</summary>
    public Vector256<float> Rails(Vector256<float> lateral, Vector256<float> sharpness) =>
        Lines(_zone.Rails, _rails, Vector256<float>.Zero, lateral, sharpness);

    private static uint Choose(ReadOnlySpan<LaneLine> lines, float left, float right)
    {
        var chosen = 0u;
        for (var i = 0; i < lines.Length; i++)
        {
            chosen |= lines[i].Lateral >= left && lines[i].Lateral <= right ? 1u << i : 0u;
        }

        return chosen;
    }

    private static Vector256<float> Lines(
        ReadOnlySpan<LaneLine> lines, uint chosen, Vector256<float> station, Vector256<float> lateral, Vector256<float> sharpness)
    {
        var paint = Vector256<float>.Zero;
        for (var rest = chosen; rest != 0; rest &= rest - 1)
        {
            ref readonly var line = ref lines[BitOperations.TrailingZeroCount(rest)];
            var distance = Vector256.Abs(lateral - Vector256.Create(line.Lateral));
            var cover = Clamp(Vector256.FusedMultiplyAdd(Vector256.Create(line.HalfWidth) - distance, sharpness, Vector256.Create(0.5f)));
            cover *= Vector256.MinNative(sharpness * (2f * line.HalfWidth), Vector256<float>.One);
            if (line.Period > 0f)
            {
                var phase = station * (1f / line.Period);
                cover &= Vector256.LessThan(phase - Vector256.Floor(phase), Vector256.Create(line.Duty));
            }

            paint = Vector256.MaxNative(paint, cover);
        }

        return paint;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> x) =>
        Vector256.MinNative(Vector256.MaxNative(x, Vector256<float>.Zero), Vector256<float>.One);
}
