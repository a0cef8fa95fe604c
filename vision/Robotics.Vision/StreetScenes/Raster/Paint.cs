using System.Numerics;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// What a piece of the scene is made of: its class, its texture and the three colours (linear reflectance) that the texture mixes.
/// </summary>
internal record struct Paint
{
    public Paint(byte label, TextureId texture, Vector3 first, Vector3 second = default, Vector3 third = default)
    {
        Label = label;
        Texture = texture;
        First = first;
        Second = second;
        Third = third;
    }

    public byte Label;
    public TextureId Texture;
    public Vector3 First;
    public Vector3 Second;
    public Vector3 Third;

    /// <summary>Texture tiles per unit of the surface's own coordinates.</summary>
    public Vector2 Tiles = Vector2.One;

    /// <summary>Where the surface's origin lies on the texture, in tiles.</summary>
    public Vector2 Offset;

    /// <summary>Part of the sun that reaches the surface.</summary>
    public float Sun = 1f;

    /// <summary>Part of the colours that shines by itself.</summary>
    public float Glow;

    /// <summary>Pulls the surface towards the camera by this part of its depth, for details that lie on another surface.</summary>
    public float Bias;

    /// <summary>Whether the texture has holes.</summary>
    public bool Cutout;
}
