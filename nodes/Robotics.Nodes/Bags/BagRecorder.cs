using System.Diagnostics;
using Robotics.Bags;
using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Bags;

/// <summary>Subscribes to topics as they appear and writes what arrives, in the order of arrival.</summary>
internal sealed class BagRecorder : IDisposable
{
    // A second and a half of four raw 1280x720 cameras.
    private const long QueueCapacity = 512 << 20;
    private static readonly TimeSpan s_discovery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_flush = TimeSpan.FromSeconds(1);

    private readonly RosContext _context;
    private readonly RosNode _node;
    private readonly BagWriter _writer;
    private readonly RecordOptions _options;
    private readonly RecordQueue _queue = new(QueueCapacity);
    private readonly Dictionary<string, RosSubscription?> _subscriptions = [];
    private long _flushed = Stopwatch.GetTimestamp();
    private long _flushedCount;
    private long _bytes;

    public BagRecorder(RosContext context, RosNode node, BagWriter writer, RecordOptions options) =>
        (_context, _node, _writer, _options) = (context, node, writer, options);

    public RecordFigures Figures =>
        new(_writer.MessageCount, _bytes, _queue.Lost, _subscriptions.Values.Count(subscription => subscription is not null));

    /// <summary>Records until it is cancelled.</summary>
    public void Run(CancellationToken cancellation)
    {
        long discovered = 0;
        while (!cancellation.IsCancellationRequested)
        {
            if (discovered == 0 || Stopwatch.GetElapsedTime(discovered) >= s_discovery)
            {
                Discover();
                discovered = Stopwatch.GetTimestamp();
            }

            _queue.Wait(s_discovery);
            _bytes += _queue.Drain(_writer);
            Flush();
        }

        foreach (RosSubscription? subscription in _subscriptions.Values)
        {
            subscription?.Dispose();
        }

        _bytes += _queue.Drain(_writer);
    }

    public void Dispose() => _queue.Dispose();

    /// <summary>What is older than a second survives this program's death.</summary>
    private void Flush()
    {
        if (_writer.MessageCount > _flushedCount && Stopwatch.GetElapsedTime(_flushed) >= s_flush)
        {
            _writer.Flush();
            (_flushed, _flushedCount) = (Stopwatch.GetTimestamp(), _writer.MessageCount);
        }
    }

    private void Discover()
    {
        foreach (GraphTopic topic in _context.Graph.GetTopics()
            .Where(topic => !_subscriptions.ContainsKey(topic.Name) && _options.Wants(topic.Name)))
        {
            IReadOnlyList<GraphEndpoint> publishers = _context.Graph.GetPublishers(topic.Name);
            if (publishers.Count == 0)
            {
                continue;
            }

            if (topic.Types is not [var type])
            {
                LeaveOut(topic.Name, $"has several types ({string.Join(", ", topic.Types)})");
                continue;
            }

            Subscribe(topic.Name, type, publishers);
        }
    }

    private void LeaveOut(string name, string reason)
    {
        Console.Error.WriteLine($"robotics: {name} {reason}; it is not recorded.");
        _subscriptions.Add(name, null);
    }

    private void Subscribe(string name, string type, IReadOnlyList<GraphEndpoint> publishers)
    {
        string? hash = publishers.Select(publisher => publisher.TypeHash).FirstOrDefault(hash => hash is not null);
        if (BagQos.FindType(type, hash) is not { } rosType)
        {
            LeaveOut(name, $"has the type '{type}', which is not one of ROS 2");
            return;
        }

        MessageTypeInfo? known = MessageTypes.Find(type);
        BagTopic topic = new()
        {
            Name = name,
            Type = type,
            Qos = [.. publishers.Select(publisher => BagQos.Note(publisher.Qos))],
            TypeHash = rosType.Hash ?? "",
            Definition = known is null ? null : new BagDefinition("ros2msg", known.DefinitionText),
        };
        void Take(ReadOnlySpan<byte> payload, in MessageInfo info) =>
            _queue.Add(topic, RosTime.NowNanoseconds, info.SourceTimestamp, payload);
        _subscriptions.Add(name, _node.CreateSubscription(name, rosType, BagQos.Request(publishers), Take));
        Console.Error.WriteLine($"Recording {name} ({type}).");
    }
}
