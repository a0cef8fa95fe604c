using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What arrived on a topic between two moments.</summary>
/// <param name="Start">Begin of the window.</param>
/// <param name="Stop">End of the window.</param>
/// <param name="Age">From a message's stamp to its arrival, in milliseconds.</param>
/// <param name="Period">From one arrival to the next, in milliseconds.</param>
internal readonly record struct TopicWindow(RosTime Start, RosTime Stop, RunningStatistic Age, RunningStatistic Period);
