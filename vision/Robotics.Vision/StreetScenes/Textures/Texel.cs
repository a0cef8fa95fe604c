namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>One texel while it is painted.</summary>
internal record struct Texel(float Second = 0f, float Third = 0f, float Brightness = 1f, float Opacity = 1f);
