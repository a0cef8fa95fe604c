using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera;

/// <summary>Which frames of StreetScenes make up a loop: the first moments of some scenes, scene by scene.</summary>
/// <param name="Split">Family of the scenes.</param>
/// <param name="FirstSeed">Seed of the first scene.</param>
/// <param name="Seeds">Number of scenes, with consecutive seeds.</param>
/// <param name="FramesPerSeed">Consecutive frames of every scene, from frame 0.</param>
internal sealed record SceneLoopPlan(StreetScenesSplit Split, ulong FirstSeed, int Seeds, int FramesPerSeed)
{
    /// <summary>
    /// What the camera shows when nothing else is asked for: 4 s of scenes that no model was trained on; so many that a class that is
    /// rare stands in several of them.
    /// </summary>
    public static SceneLoopPlan Default { get; } = new(StreetScenesSplit.Val, FirstSeed: 1000, Seeds: 24, FramesPerSeed: 5);

    public int Frames => Seeds * FramesPerSeed;

    public (ulong Seed, int Frame) this[int index] => (FirstSeed + (ulong)(index / FramesPerSeed), index % FramesPerSeed);
}
