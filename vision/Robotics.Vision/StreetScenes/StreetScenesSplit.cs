namespace Robotics.Vision.StreetScenes;

/// <summary>
/// The two families of StreetScenes: they differ in scene parameters (see <see cref="World.SplitProfile"/>), not only in seed.
/// </summary>
public enum StreetScenesSplit
{
    /// <summary>Scenes to learn from.</summary>
    Train,

    /// <summary>Scenes to measure on.</summary>
    Val,
}
