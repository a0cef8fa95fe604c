using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Msgs;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Logging;
using Robotics.Ros2;

namespace Robotics.Nodes.Ros;

/// <summary>
/// The process's one ROS node in a context of its own, by the ROS arguments. Peers that come, go or are refused are logged.
/// </summary>
internal sealed class RosSession : IDisposable
{
    private readonly RosContext _context;
    private readonly ILogger _logger;

    /// <exception cref="RosException">The domain could not be joined, or the environment asks for something impossible.</exception>
    public RosSession(IOptions<RosOptions> options, RosLog log, ILogger<RosSession> logger)
    {
        RosOptions ros = options.Value;
        RosContextOptions environment = RosContextOptions.FromEnvironment(RosArguments.Parse(ros.CommandLine));
        _logger = logger;
        _context = new RosContext(environment with { DomainId = ros.DomainId ?? environment.DomainId });
        Node = _context.CreateNode(ros.NodeName, ros.Namespace);
        Node.HoldRequests();
        log.Attach(Node);
    }

    public RosNode Node { get; }

    public RosParameters Parameters => Node.Parameters;

    public RosClock Clock => Node.Clock;

    /// <summary>Namespace and name of the node.</summary>
    public string NodeName => Node.FullName;

    /// <summary>The domain joined.</summary>
    public int DomainId => _context.Options.DomainId;

    /// <summary>The full, remapped name of a topic.</summary>
    public string Resolve(string topic) => Node.ResolveTopic(topic);

    /// <summary>Begins to answer the services of the node, those of its parameters among them; everything is declared by then.</summary>
    public void Serve()
    {
        _ = Node.Parameters;
        Node.AnswerRequests();
    }

    public RosPublisher<T> CreatePublisher<T>(string topic, QosProfile qos)
        where T : class, IMessage<T> => Node.CreatePublisher<T>(topic, qos, new EndpointEvents
        {
            IncompatibleQos = LogRefusal,
            Matched = readers => _logger.LogDebug("Subscriptions to {Topic}: {Readers}.", Resolve(topic), readers),
        });

    /// <param name="topic">The topic as the node calls it.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="matched">Called on the context's event thread when the number of publishers changes, or null.</param>
    public RosSubscription<T> CreateSubscription<T>(string topic, QosProfile qos, Action<int>? matched = null)
        where T : class, IMessage<T> => Node.CreateSubscription<T>(topic, qos, new EndpointEvents
        {
            IncompatibleQos = LogRefusal,
            Matched = publishers =>
            {
                _logger.LogInformation("Publishers on {Topic}: {Publishers}.", Resolve(topic), publishers);
                matched?.Invoke(publishers);
            },
        });

    public void Dispose() => _context.Dispose();

    private void LogRefusal(string sentence) => _logger.LogWarning("{Sentence}", sentence);
}
