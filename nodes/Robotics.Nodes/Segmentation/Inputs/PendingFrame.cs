using System.Diagnostics;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>A received image that waits for its turn, still in the memory of DDS.</summary>
/// <param name="Message">The payload on loan.</param>
/// <param name="IsCompressed">True for <c>sensor_msgs/msg/CompressedImage</c>, false for <c>Image</c>.</param>
/// <param name="ReceivedAt">The node's clock at the arrival, in nanoseconds.</param>
/// <param name="Arrival">The same moment by <see cref="Stopwatch"/>.</param>
internal readonly record struct PendingFrame(ReceivedMessage Message, bool IsCompressed, long ReceivedAt, long Arrival) : IDisposable
{
    /// <summary>Time since the arrival.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Arrival);

    /// <summary>Gives the payload back.</summary>
    public void Dispose() => Message.Dispose();
}
