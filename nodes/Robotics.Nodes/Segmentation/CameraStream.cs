using Microsoft.Extensions.Logging;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>One of the node's cameras: its topics, its frames' way, and its figures.</summary>
internal sealed class CameraStream
{
    /// <param name="index">Its place among the cameras.</param>
    /// <param name="name">Its name, empty for a single one.</param>
    /// <param name="session">The node.</param>
    /// <param name="parameters">The node's.</param>
    /// <param name="total">Gets the times of its frames with those of the other cameras.</param>
    /// <param name="logger">For rejected frames.</param>
    public CameraStream(
        int index, string name, RosSession session, SegmentationParameters parameters, StageHistograms total, ILogger<RejectionLog> logger)
    {
        Index = index;
        Topics = new CameraTopics(name);
        Statistics = new FrameStatistics(total);
        Rejections = new RejectionLog(logger);
        Images = new ImageTopics(session, Topics);
        CameraInfo = new CameraInfoInput(session, Topics);
        Outputs = new SegmentationOutputs(session, Topics, parameters.Outputs);
        Segmenter = new FrameSegmenter(this, new FrameOutputs(this, parameters), session.Clock);
    }

    public int Index { get; }

    public CameraTopics Topics { get; }

    /// <summary>A word for it in reports.</summary>
    public string Title => Topics.Camera.Length > 0 ? Topics.Camera : "camera";

    public ImageTopics Images { get; }

    public CameraInfoInput CameraInfo { get; }

    public SegmentationOutputs Outputs { get; }

    public FrameSegmenter Segmenter { get; }

    public FrameCounters Counters { get; } = new();

    public FrameStatistics Statistics { get; }

    public TopicStatistics Arrivals { get; } = new();

    public RejectionLog Rejections { get; }
}
