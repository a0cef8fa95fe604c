using System.Numerics;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Ground;

/// <summary>One surface of the ground.</summary>
internal readonly record struct GroundBand(
    byte Label, TextureId Texture, float TexelsPerMetre, Vector3 First, Vector3 Second, Vector3 Third);
