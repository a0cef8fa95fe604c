using System.Security.Cryptography;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Monitoring;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>A program that subscribes to images and notes stamp and hash of each.</summary>
internal sealed class ImageListener : IDisposable
{
    private const int Depth = 200;

    private readonly RosContext _context;
    private readonly RosSubscription<Image> _subscription;
    private readonly List<(long Stamp, string Sha256)> _heard = [];

    public ImageListener(int domain, string topic)
    {
        _context = new RosContext(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        Ros = _context.CreateNode("listener");
        _subscription = Ros.CreateSubscription<Image>(topic, new QosProfile { Depth = Depth }, Hear);
    }

    public RosNode Ros { get; }

    public bool HasPublisher => _subscription.PublisherCount > 0;

    /// <summary>What was received so far, in order.</summary>
    public IReadOnlyList<(long Stamp, string Sha256)> Heard
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    public void Dispose() => _context.Dispose();

    private void Hear(ReadOnlySpan<byte> payload, in MessageInfo info)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(new ImageView(payload).Data));
        lock (_heard)
        {
            _heard.Add((ImagePayload.Stamp(payload), hash));
        }
    }
}
