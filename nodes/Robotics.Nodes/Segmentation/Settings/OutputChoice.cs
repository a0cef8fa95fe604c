using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>The parameter <c>outputs</c>.</summary>
internal sealed class OutputChoice
{
    private static readonly string[] s_all =
    [
        SegmentationOutputs.MaskTopic,
        SegmentationOutputs.CompressedMaskTopic,
        SegmentationOutputs.ConfidenceTopic,
        SegmentationOutputs.OverlayTopic,
        SegmentationOutputs.CompressedOverlayTopic,
        SegmentationOutputs.CameraInfoTopic,
    ];

    /// <exception cref="RosArgumentException">The ROS arguments name a topic that is none of the outputs.</exception>
    public OutputChoice(RosParameters parameters) => Topics = parameters.Declare("outputs", s_all, new ParameterOptions<string[]>
    {
        Description = "Topics to offer. Whatever is offered is computed only while somebody reads it.",
        Constraints = $"any of {string.Join(", ", s_all)}",
        ReadOnly = true,
        Validate = FindFault,
    }).Value;

    public IReadOnlyList<string> Topics { get; }

    private static string? FindFault(string[] topics) => topics.FirstOrDefault(topic => !s_all.Contains(topic)) is { } unknown
        ? $"The parameter 'outputs' names '{unknown}'; there are {string.Join(", ", s_all)}."
        : null;
}
