namespace Robotics.Ros2.Tests;

/// <summary>A ROS 2 node written in C on Cyclone DDS (<c>native/peer.c</c>), in a process of its own.</summary>
internal sealed class CPeer : PeerProcess
{
    private static readonly Lazy<string> BuildDirectory = new(() => Build("native", "ros2-peers"));

    internal CPeer(int gidWidth, int domain, string config)
        : base(Path.Combine(BuildDirectory.Value, $"peer{gidWidth}"), $"{domain}", config)
        => Gid = Ask("gid").Single();

    /// <summary>The participant's GUID as 32 hexadecimal digits.</summary>
    internal string Gid { get; }

    /// <summary>Creates an image writer and gives its number.</summary>
    internal int CreateWriter(string topic, bool reliable = true, bool transientLocal = false, int depth = 10)
        => int.Parse(Ask($"writer {topic} {(reliable ? 1 : 0)} {(transientLocal ? 1 : 0)} {depth}").Single());

    internal void CreateCounter(string topic, bool reliable = true, bool transientLocal = false, int depth = 10)
        => Ask($"count {topic} {(reliable ? 1 : 0)} {(transientLocal ? 1 : 0)} {depth}");

    /// <summary>Sends numbered images at a rate, or as fast as it goes.</summary>
    internal void Send(int writer, int width, int height, int count, int hz = 0) => Ask($"send {writer} {width} {height} {count} {hz}");

    /// <summary>How many intact and how many damaged images were counted.</summary>
    internal (int Intact, int Damaged) Counted()
    {
        var numbers = Ask("counted").Single().Split(' ');
        return (int.Parse(numbers[0]), int.Parse(numbers[1]));
    }
}
