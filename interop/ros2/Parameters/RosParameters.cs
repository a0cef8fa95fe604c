using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2;

/// <summary>
/// The parameters of a node: declared by the program, given another value by the ROS arguments, read and set by <c>ros2 param</c> and
/// other nodes through the six parameter services, every change told on <c>/parameter_events</c>. <c>use_sim_time</c> is declared from
/// the start and switches the node's clock. Safe to use from several threads.
/// </summary>
public sealed class RosParameters
{
    private const string UseSimTime = "use_sim_time";

    private readonly RosNode _node;
    private readonly ParameterStore _store;
    private readonly RosPublisher<ParameterEvent> _events;

    internal RosParameters(RosNode node)
    {
        _node = node;
        _store = new ParameterStore(node.Context.Options.Arguments.ParameterOverrides.For(node.FullName)) { Report = Publish };
        _events = node.CreatePublisher<ParameterEvent>("/parameter_events", QosProfile.Parameters);
        var simulated = Declare(UseSimTime, false, new() { Description = "Whether the node's time is that of /clock." });
        node.Clock.Follow(simulated.Value);
        Changed += changes => node.Clock.Follow(simulated.Value);
        ParameterServices.Start(node, _store);
    }

    /// <summary>
    /// Parameters were set, by whomever; the new values are in force. Called on the thread that set them, before the next is set.
    /// </summary>
    public event Action<IReadOnlyList<RosParameterChange>>? Changed;

    /// <summary>Declares a parameter. It has the default, unless the ROS arguments give it another value.</summary>
    /// <param name="name">The name; parts of a group are separated by dots.</param>
    /// <param name="defaultValue">The default, whose type is the parameter's for good: bool, long, int, double, float, string, or an
    /// array of bool, byte, long, double or string.</param>
    /// <param name="options">What else there is to say, or null for nothing.</param>
    /// <exception cref="RosArgumentException">The value that the ROS arguments give is refused; the message says why.</exception>
    /// <exception cref="ArgumentException">The name, the type or the default is not allowed.</exception>
    /// <exception cref="InvalidOperationException">The parameter is declared already.</exception>
    public RosParameter<T> Declare<T>(string name, T defaultValue, ParameterOptions<T>? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parameter = DeclaredParameter.Create(name, defaultValue, options ?? new ParameterOptions<T>());
        _store.Declare(parameter);
        return new RosParameter<T>(parameter);
    }

    /// <summary>
    /// Declares the read-only parameters <c>qos_overrides.&lt;topic&gt;.&lt;publisher|subscription&gt;.&lt;policy&gt;</c> by which a user
    /// chooses depth, durability, history and reliability of an endpoint, and gives the QoS that they ask for.
    /// </summary>
    /// <param name="topic">The topic as the program calls it.</param>
    /// <param name="kind">The kind of endpoint.</param>
    /// <param name="qos">The QoS without overrides.</param>
    /// <exception cref="RosArgumentException">An override is refused; the message says why.</exception>
    /// <exception cref="RosNameException">The topic name is not allowed.</exception>
    public QosProfile DeclareQos(string topic, QosOverrideKind kind, QosProfile qos)
    {
        ArgumentNullException.ThrowIfNull(qos);
        return QosOverrides.Declare(this, _node.ResolveTopic(topic), kind, qos);
    }

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="KeyNotFoundException">It is not declared.</exception>
    public RosParameterValue Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _store.Find(name)?.Value ?? throw new KeyNotFoundException($"The parameter '{name}' is not declared.");
    }

    /// <summary>Sets a parameter, by the same rules as a set through the services.</summary>
    public SetParameterResult Set<T>(string name, T value) => SetAtomically([new(name, RosParameterValue.From(value))]);

    /// <summary>Sets all of them or none, and tells it as one change.</summary>
    public SetParameterResult SetAtomically(IReadOnlyList<RosParameterChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _store.Set(changes);
    }

    /// <summary>
    /// Adds a check of parameters that are set together, after each passed its own: gives the reason why they are refused, or null to
    /// allow them. It may not set parameters itself.
    /// </summary>
    public void AddValidator(Func<IReadOnlyList<RosParameterChange>, string?> validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        _store.AddValidator(validator);
    }

    /// <summary>The names of the declared parameters, in their order.</summary>
    public IReadOnlyList<string> Names => [.. _store.All().Select(parameter => parameter.Name)];

    /// <summary>A Markdown table of declared parameters: name, type, default, range, whether it may change, description.</summary>
    /// <param name="chosen">Chooses parameters by name; null for all.</param>
    public string ToMarkdown(Func<string, bool>? chosen = null) =>
        ParameterMarkdown.Render(_store.All().Where(parameter => chosen?.Invoke(parameter.Name) ?? true));

    private void Publish(IReadOnlyList<RosParameterChange> changes, bool areNew)
    {
        Parameter[] parameters = [.. changes.Select(ParameterMessages.ToMessage)];
        var message = new ParameterEvent
        {
            Node = _node.FullName,
            NewParameters = areNew ? parameters : [],
            ChangedParameters = areNew ? [] : parameters,
        };
        _node.Clock.Now.CopyTo(message.Stamp);
        try
        {
            _events.Publish(message);
        }
        catch (ObjectDisposedException) when (_events.IsDisposed)
        {
            // The node is gone; nobody is left to be told.
        }

        if (!areNew)
        {
            Changed?.Invoke(changes);
        }
    }
}
