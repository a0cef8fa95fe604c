namespace Robotics.Msgs;

/// <summary>A ROS 2 service: the pair of its request and response types.</summary>
public interface IService<TRequest, TResponse>
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <summary>The ROS name, for example <c>std_srvs/srv/Trigger</c>.</summary>
    static abstract string RosType { get; }

    /// <summary>The REP-2011 hash of the service, <c>RIHS01_</c> and 64 hexadecimal digits.</summary>
    static abstract string TypeHash { get; }

    /// <summary>The REP-2011 hash of the service's introspection event type.</summary>
    static abstract string EventTypeHash { get; }
}
