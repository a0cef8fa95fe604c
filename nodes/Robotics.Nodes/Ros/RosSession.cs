using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Msgs;
using Robotics.Nodes.Hosting;
using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>The process's one ROS node in a context of its own, by the ROS arguments, and refused peers logged.</summary>
internal sealed class RosSession : IDisposable
{
    private readonly RosContext _context;
    private readonly RosNode _node;
    private readonly ILogger _logger;

    /// <exception cref="RosException">The domain could not be joined, or the environment asks for something impossible.</exception>
    public RosSession(IOptions<RosOptions> options, ILogger<RosSession> logger)
    {
        RosOptions ros = options.Value;
        RosContextOptions environment = RosContextOptions.FromEnvironment(RosArguments.Parse(ros.CommandLine));
        _logger = logger;
        _context = new RosContext(environment with { DomainId = ros.DomainId ?? environment.DomainId });
        _node = _context.CreateNode(ros.NodeName, ros.Namespace);
    }

    /// <summary>Namespace and name of the node.</summary>
    public string NodeName => _node.FullName;

    /// <summary>The domain joined.</summary>
    public int DomainId => _context.Options.DomainId;

    /// <summary>The full, remapped name of a topic.</summary>
    public string Resolve(string topic) => _node.ResolveTopic(topic);

    public RosPublisher<T> CreatePublisher<T>(string topic, QosProfile qos)
        where T : class, IMessage<T> =>
        _node.CreatePublisher<T>(topic, qos, new EndpointEvents { IncompatibleQos = LogRefusal });

    /// <param name="topic">The topic as the node calls it.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="matched">Called on the context's event thread when the number of publishers changes, or null.</param>
    public RosSubscription<T> CreateSubscription<T>(string topic, QosProfile qos, Action<int>? matched = null)
        where T : class, IMessage<T> =>
        _node.CreateSubscription<T>(topic, qos, new EndpointEvents { IncompatibleQos = LogRefusal, Matched = matched });

    public void Dispose() => _context.Dispose();

    private void LogRefusal(string sentence) => _logger.LogWarning("{Sentence}", sentence);
}
