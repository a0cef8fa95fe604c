namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>How a primitive's pixels get their colour.</summary>
internal enum SurfaceKind : byte
{
    /// <summary>Texture coordinates are perspective-correct on a plane.</summary>
    Planar,

    /// <summary>Texture coordinates are linear on the screen (sprites and limbs).</summary>
    Affine,

    /// <summary>A building front: a wall texture with a grid of windows.</summary>
    Facade,
}
