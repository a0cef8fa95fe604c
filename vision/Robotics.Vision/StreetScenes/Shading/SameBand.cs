using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Ground;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>The surface on which the last pixels of a run lay: eight more pixels between the same edges need no search.</summary>
internal readonly struct SameBand
{
    private readonly float _left;
    private readonly float _right;
    private readonly float _near;

    private SameBand(int key, float left, float right, float near)
    {
        Key = key;
        _left = left;
        _right = right;
        _near = near;
    }

    /// <summary>Holds nothing.</summary>
    public static SameBand None => new(0, float.MaxValue, float.MinValue, float.MaxValue);

    /// <summary>Zone * 16 + band.</summary>
    public int Key { get; }

    /// <summary>The surface numbered <paramref name="key"/>, when the run stays in zone <paramref name="common"/>.</summary>
    public static SameBand After(GroundModel ground, int key, int common)
    {
        var zone = ground.Zones[key >> 4];
        var band = key & 15;
        if (common < 0 || band > zone.Edges.Length)
        {
            return None;
        }

        var left = band == 0 ? float.MinValue : zone.Edges[band - 1];
        var right = band == zone.Edges.Length ? float.MaxValue : zone.Edges[band];
        return new SameBand(key, left, right, zone.CrossingEnd);
    }

    /// <summary>Whether all eight points lie on the surface.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(Vector256<float> z, Vector256<float> lateral) =>
        (Vector256.GreaterThan(lateral, Vector256.Create(_left)) & Vector256.LessThanOrEqual(lateral, Vector256.Create(_right))
            & Vector256.GreaterThanOrEqual(z, Vector256.Create(_near))).ExtractMostSignificantBits() == 0xFF;
}
