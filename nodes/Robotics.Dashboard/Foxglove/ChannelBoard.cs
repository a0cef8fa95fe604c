using System.Diagnostics;
using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Foxglove;

/// <summary>The topics of the graph whose types this program can describe. Safe to use from several threads.</summary>
internal sealed class ChannelBoard(RosContext context)
{
    private static readonly TimeSpan s_freshness = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Topic, string Type), FoxgloveChannel> _known = [];
    private FoxgloveChannel[] _channels = [];
    private long _readAt;

    /// <summary>The topics that have a publisher now, or had one a moment ago.</summary>
    public IReadOnlyList<FoxgloveChannel> Read()
    {
        lock (_gate)
        {
            if (_readAt == 0 || Stopwatch.GetElapsedTime(_readAt) > s_freshness)
            {
                _channels = [.. context.Graph.GetPublishedTopics().Select(Describe).OfType<FoxgloveChannel>()];
                _readAt = Stopwatch.GetTimestamp();
            }

            return _channels;
        }
    }

    /// <summary>Null where publishers disagree on the type, or where this program does not know it.</summary>
    private FoxgloveChannel? Describe(GraphTopic topic)
    {
        if (topic.Types is not [var type] || MessageTypes.Find(type) is not { } known)
        {
            return null;
        }

        if (!_known.TryGetValue((topic.Name, type), out FoxgloveChannel? channel))
        {
            channel = new FoxgloveChannel((uint)_known.Count + 1, topic.Name, "cdr", type, known.DefinitionText, "ros2msg");
            _known.Add((topic.Name, type), channel);
        }

        return channel;
    }
}
