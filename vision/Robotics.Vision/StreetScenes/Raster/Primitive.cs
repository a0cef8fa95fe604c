using System.Numerics;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// One convex opaque piece of the scene, ready to shade. At image point (x, y): 1/z = InvZ . (x, y, 1); the texture coordinates in texels
/// of the base level are U . (x, y, 1) * z (planar, facade) or U . (x, y, 1) (affine). Colours are lit, exposed and fogged, linear light:
/// pixel = (ColorA + r * ColorB + g * ColorC) * b + Fog with the texel's bytes (r, g, b).
/// </summary>
internal struct Primitive
{
    public Vector3 InvZ;
    public Vector3 U;
    public Vector3 V;
    public Vector3 ColorA;
    public Vector3 ColorB;
    public Vector3 ColorC;
    public Vector3 Fog;

    /// <summary>Light that falls on a building front.</summary>
    public Vector3 Light;

    /// <summary>What remains of that light in the shadow of the houses opposite, which reaches up to this many storeys.</summary>
    public Vector3 Shade;
    public float ShadeTop;
    public int Texture;

    /// <summary>Number of the building front's <see cref="Shading.FacadeStyle"/>.</summary>
    public int Facade;
    public uint Seed;
    public SurfaceKind Kind;
    public byte Label;

    /// <summary>Whether the texture has holes.</summary>
    public bool Cutout;
}
