using System.Text.Json;

namespace Robotics.Ros2.Tests;

/// <summary>Service messages as a ROS 2 Humble peer wrote them (<c>tests/reference/ros/cdr.json</c>).</summary>
internal sealed record ServiceWire(string Topic, string Guid, long Sequence, JsonElement Value, byte[] Cdr)
{
    internal static IReadOnlyList<ServiceWire> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "reference", "cdr.json"));
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("service_wire").EnumerateArray().Select(sample => new ServiceWire(
            sample.GetProperty("topic").GetString()!,
            sample.GetProperty("header").GetProperty("guid").GetString()!,
            long.Parse(sample.GetProperty("header").GetProperty("sequence_number").GetString()!),
            sample.GetProperty("value").Clone(),
            Convert.FromHexString(sample.GetProperty("cdr").GetString()!)))];
    }
}
