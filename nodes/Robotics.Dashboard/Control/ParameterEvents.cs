using Robotics.Dashboard.Ros;
using Robotics.Msgs.RclInterfaces;
using Robotics.Ros2;

namespace Robotics.Dashboard.Control;

/// <summary>Notices when anybody changes a parameter of the node.</summary>
internal sealed class ParameterEvents : IDisposable
{
    private readonly RosSubscription<ParameterEvent> _subscription;
    private long _revision;

    public ParameterEvents(RosNode node, WatchedNode watched) =>
        _subscription = node.Listen<ParameterEvent>("/parameter_events", QosProfile.Parameters, message =>
        {
            if (message.Node == watched.FullName)
            {
                Interlocked.Increment(ref _revision);
            }
        });

    /// <summary>Grows with every change.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    public void Dispose() => _subscription.Dispose();
}
