using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Robotics.Ros2;

namespace Robotics.Dashboard.Ros;

/// <summary>The cameras of the node, found in the graph as they appear.</summary>
internal sealed class CameraFeeds(RosContext context, RosNode node, WatchedNode watched) : BackgroundService
{
    private const string MaskType = "sensor_msgs/msg/Image";
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, CameraFeed> _feeds = new(StringComparer.Ordinal);
    private volatile string[] _names = [];

    /// <summary>The names of the cameras that the node publishes masks of now, sorted.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The camera of that name, or the first where there is none of that name; null before any is found.</summary>
    public CameraFeed? Find(string? camera)
    {
        string? name = camera is not null && _feeds.ContainsKey(camera) ? camera : _names.Concat(_feeds.Keys).FirstOrDefault();
        return name is null ? null : _feeds[name];
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (CameraFeed feed in _feeds.Values)
        {
            feed.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_period);
        do
        {
            string[] found = [.. context.Graph.GetPublishedTopics()
                .Where(topic => topic.Types.Contains(MaskType))
                .Select(topic => watched.CameraOf(topic.Name))
                .OfType<string>()
                .Order(StringComparer.Ordinal)];
            foreach (string camera in found)
            {
                _feeds.GetOrAdd(camera, name => new CameraFeed(context, node, watched, name));
            }

            _names = found;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
