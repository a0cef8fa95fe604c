namespace Robotics.Ros2.Tests;

/// <summary>Contexts on loopback in a domain of this test run's own.</summary>
internal static class TestDomain
{
    internal static readonly int Id = Random.Shared.Next(1, 101);

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static RosContext Open(RosDistro distro = RosDistro.Jazzy) => new(Options(distro));

    internal static RosContextOptions Options(RosDistro distro = RosDistro.Jazzy)
        => new() { DomainId = Id, Distro = distro, DiscoveryRange = DiscoveryRange.Localhost };

    /// <summary>Waits for a condition that another thread or process brings about; fails with the sentence when it does not come.</summary>
    internal static void Await(Func<bool> condition, string what)
        => Assert.True(SpinWait.SpinUntil(condition, Patience), $"{what} did not happen within {Patience.TotalSeconds} s.");
}
