using Robotics.Msgs.StatisticsMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Publishes age and period of a camera's images on <c>/statistics</c>, named as in rclcpp's topic statistics.</summary>
internal sealed class StatisticsReport
{
    private const string Topic = "/statistics";

    private readonly RosPublisher<MetricsMessage> _publisher;
    private readonly MetricsMessage _age;
    private readonly MetricsMessage _period;

    public StatisticsReport(RosSession session, CameraTopics topics)
    {
        _publisher = session.CreatePublisher<MetricsMessage>(Topic, QosProfile.Default);
        string node = session.NodeName[(session.NodeName.LastIndexOf('/') + 1)..];
        _age = Create(node, topics.Input("message_age"));
        _period = Create(node, topics.Input("message_period"));
    }

    /// <summary>Publishes a window, if somebody reads it.</summary>
    public void Publish(in TopicWindow window)
    {
        if (_publisher.SubscriptionCount > 0)
        {
            Publish(_age, window, window.Age);
            Publish(_period, window, window.Period);
        }
    }

    private static MetricsMessage Create(string node, string metric) => new()
    {
        MeasurementSourceName = node,
        MetricsSource = metric,
        Unit = "ms",
        Statistics =
        [
            new() { DataType = StatisticDataType.STATISTICS_DATA_TYPE_AVERAGE },
            new() { DataType = StatisticDataType.STATISTICS_DATA_TYPE_MAXIMUM },
            new() { DataType = StatisticDataType.STATISTICS_DATA_TYPE_MINIMUM },
            new() { DataType = StatisticDataType.STATISTICS_DATA_TYPE_SAMPLE_COUNT },
            new() { DataType = StatisticDataType.STATISTICS_DATA_TYPE_STDDEV },
        ],
    };

    private void Publish(MetricsMessage message, in TopicWindow window, in RunningStatistic values)
    {
        window.Start.CopyTo(message.WindowStart);
        window.Stop.CopyTo(message.WindowStop);
        message.Statistics[0].Data = values.Average;
        message.Statistics[1].Data = values.Maximum;
        message.Statistics[2].Data = values.Minimum;
        message.Statistics[3].Data = values.Count;
        message.Statistics[4].Data = values.StandardDeviation;
        _publisher.Publish(message);
    }
}
