namespace Robotics.Msgs;

/// <summary>A ROS 2 message (or the request or response of a service) that knows its names and its bytes on the wire.</summary>
/// <typeparam name="TSelf">The message class itself.</typeparam>
public interface IMessage<TSelf>
    where TSelf : class, IMessage<TSelf>
{
    /// <summary>The ROS name, for example <c>sensor_msgs/msg/Image</c>.</summary>
    static abstract string RosType { get; }

    /// <summary>The name announced over DDS, for example <c>sensor_msgs::msg::dds_::Image_</c>.</summary>
    static abstract string DdsType { get; }

    /// <summary>The REP-2011 hash of the type description, <c>RIHS01_</c> and 64 hexadecimal digits.</summary>
    static abstract string TypeHash { get; }

    /// <summary>
    /// The field lists of the message and of every message in it, in the form that recordings carry (MCAP's <c>ros2msg</c>).
    /// </summary>
    static abstract string DefinitionText { get; }

    /// <summary>Reads a message at the reader's position.</summary>
    /// <exception cref="CdrException">The payload is cut, too long for a bound, or otherwise not this type.</exception>
    static abstract TSelf Read(ref CdrReader reader);

    /// <summary>Writes the message at the writer's position.</summary>
    /// <exception cref="CdrException">The buffer is too small, or a value does not fit its declared bound.</exception>
    void Write(ref CdrWriter writer);

    /// <summary>The size in bytes of the whole payload, with its 4-byte encapsulation header.</summary>
    int GetSerializedSize();
}
