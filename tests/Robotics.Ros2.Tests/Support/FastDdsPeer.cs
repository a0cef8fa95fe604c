namespace Robotics.Ros2.Tests;

/// <summary>A program in C++ on eProsima's Fast DDS (<c>native/fastdds</c>), in a process of its own.</summary>
internal sealed class FastDdsPeer(int domain) : PeerProcess(Program.Value, $"{domain}")
{
    private static readonly Lazy<string> Program = new(() => Path.Combine(Build("native/fastdds", "fastdds-peer"), "fastdds_peer"));

    /// <summary>Receives what comes on a topic.</summary>
    internal void Watch(string type, string topic, bool latched = false) => Ask($"watch {type} {topic} {(latched ? 1 : 0)}");

    /// <summary>The last message of a topic that is watched, in words; empty when none came.</summary>
    internal string LastSeen(string topic)
    {
        var line = Ask($"seen {topic}").Single();
        return line[(line.IndexOf(' ') + 1)..];
    }

    /// <summary>Sends an rgb8 image whose byte i is 31 i + <paramref name="sec"/>.</summary>
    internal void SendImage(string topic, int width, int height, int sec) => Ask($"image {topic} {width} {height} {sec}");

    internal void SendCameraInfo(string topic, int width, int height, int sec) => Ask($"camera_info {topic} {width} {height} {sec}");
}
