namespace Robotics.Ros2.Tests;

/// <summary>A DDS domain on loopback that nobody else is in: a random id, and a domain tag against others that drew the same.</summary>
/// <param name="tagged">False for peers of implementations without tags.</param>
internal sealed class TestDomain(bool tagged = true)
{
    private readonly string? _tag =
        tagged ? $"<CycloneDDS><Domain><Discovery><Tag>{Guid.NewGuid():N}</Tag></Discovery></Domain></CycloneDDS>" : null;
    private readonly int _id = NextId();

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static int s_lastId = Random.Shared.Next(100);

    /// <summary>Waits for a condition that another thread or process brings about; fails with the sentence when it does not come.</summary>
    internal static void Await(Func<bool> condition, string what)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"Not within {Patience.TotalSeconds} s: {what}.");
            Thread.Sleep(5);
        }
    }

    internal RosContextOptions Options(RosDistro distro = RosDistro.Jazzy)
        => new() { DomainId = _id, Distro = distro, DiscoveryRange = DiscoveryRange.Localhost, CycloneConfig = _tag };

    internal RosContext Open(RosDistro distro = RosDistro.Jazzy) => new(Options(distro));

    /// <summary>A node in a context of its own, with the given name.</summary>
    internal TestNode OpenNode(string name, RosDistro distro = RosDistro.Jazzy) => new(Open(distro), name);

    internal CPeer StartPeer(RosDistro distro = RosDistro.Jazzy)
        => new(ParticipantEntities.GidWidth(distro), _id, Options(distro).EffectiveCycloneConfig);

    internal FastDdsPeer StartFastDdsPeer() => new(_id);

    private static int NextId() => (Interlocked.Increment(ref s_lastId) % 100) + 1;
}
