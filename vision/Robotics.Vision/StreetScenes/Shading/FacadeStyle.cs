using System.Numerics;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// The windows of a building front. Colours are reflectances; <paramref name="Lit"/> is the part of the windows with light on.
/// </summary>
internal readonly record struct FacadeStyle(TextureId Storey, TextureId Ground, Vector3 Trim, Vector3 Glass, float Lit);
