using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Data.StreetScenes;

/// <summary>A set of StreetScenes frames: some moments of every scene in a range of seeds, scene by scene.</summary>
/// <param name="Split">Which distribution of scenes.</param>
/// <param name="FirstSeed">Seed of the first scene.</param>
/// <param name="Seeds">Number of consecutive seeds.</param>
/// <param name="FirstFrame">First frame of every scene.</param>
/// <param name="FramesPerSeed">Frames of every scene.</param>
/// <param name="FrameStep">Distance between two frames of a scene.</param>
public sealed record StreetScenesFrames(
    StreetScenesSplit Split, ulong FirstSeed, int Seeds, int FirstFrame, int FramesPerSeed, int FrameStep)
{
    public int Count => Seeds * FramesPerSeed;

    /// <summary>Consecutive frames of one scene: what a camera that starts there sees.</summary>
    public static StreetScenesFrames Sequence(StreetScenesSplit split, ulong seed, int firstFrame, int frames) =>
        new(split, seed, 1, firstFrame, frames, 1);

    /// <summary>Scene and frame of entry <paramref name="index"/>.</summary>
    public (ulong Seed, int Frame) this[int index] =>
        (FirstSeed + (ulong)(index / FramesPerSeed), FirstFrame + (index % FramesPerSeed * FrameStep));
}
