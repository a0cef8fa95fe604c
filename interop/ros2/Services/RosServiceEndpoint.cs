namespace Robotics.Ros2;

/// <summary>What services and clients have in common.</summary>
public abstract class RosServiceEndpoint : IDisposable
{
    private protected RosServiceEndpoint(string name, string type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The full name of the service.</summary>
    public string Name { get; }

    /// <summary>The ROS name of its type, for example <c>std_srvs/srv/Trigger</c>.</summary>
    public string Type { get; }

    /// <summary>Leaves the service. A request in progress is not waited for, its reply is dropped. Does nothing the second time.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the endpoint.</summary>
    protected virtual void Dispose(bool disposing) => Channel.Dispose();

    private protected abstract ServiceChannel Channel { get; }
}
