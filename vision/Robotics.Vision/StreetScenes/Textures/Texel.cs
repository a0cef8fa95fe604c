namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>One texel while it is painted.</summary>
internal record struct Texel(float Second = 0f, float Third = 0f, float Brightness = 1f, float Opacity = 1f)
{
    /// <summary>The first colour as it is.</summary>
    public static readonly Texel Bare = new(0f, 0f, 1f, 1f);
}
