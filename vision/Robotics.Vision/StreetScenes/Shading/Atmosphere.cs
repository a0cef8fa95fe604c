using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Light and air of a scene. Light is in units in which the exposed picture is about 0..1.</summary>
internal record struct Atmosphere
{
    /// <summary>Unit vector towards the sun, world axes.</summary>
    public Vector3 SunDirection;
    public Vector3 SunLight;

    /// <summary>Light from above, from the sides and from the ground.</summary>
    public Vector3 Zenith;
    public Vector3 Horizon;
    public Vector3 Bounce;

    /// <summary>Colour of the sky at the zenith, at the horizon, and of the air.</summary>
    public Vector3 SkyTop;
    public Vector3 SkyLow;
    public Vector3 Haze;
    public Vector3 CloudColor;
    public float CloudCover;

    /// <summary>Extinction per metre.</summary>
    public float FogDensity;

    /// <summary>0 dry, 1 under water.</summary>
    public float Wetness;

    /// <summary>0 by day, 1 when lamps and windows are the brightest things.</summary>
    public float Night;

    /// <summary>Light on a surface with the given world normal, of whose sun the part <paramref name="sun"/> arrives.</summary>
    public readonly Vector3 Light(Vector3 normal, float sun)
    {
        var side = normal.Y >= 0f ? Vector3.Lerp(Horizon, Zenith, normal.Y) : Vector3.Lerp(Horizon, Bounce, -normal.Y);
        return side + SunLight * (sun * MathF.Max(0f, VectorMath.Dot(normal, SunDirection)));
    }

    /// <summary>Part of the light that comes through <paramref name="depth"/> metres of air.</summary>
    public readonly float Transmission(float depth)
    {
        var q = FogDensity * depth;
        return 1f / (1f + q * (1f + 0.5f * q));
    }
}
