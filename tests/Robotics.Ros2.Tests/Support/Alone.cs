namespace Robotics.Ros2.Tests;

/// <summary>Tests that count what the whole process holds, and so run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
