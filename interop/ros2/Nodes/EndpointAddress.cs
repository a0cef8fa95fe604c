namespace Robotics.Ros2;

/// <summary>What an endpoint is called, in ROS and over DDS.</summary>
/// <param name="Name">The full name of the topic or service.</param>
/// <param name="DdsTopic">The DDS topic.</param>
/// <param name="Type">The message type.</param>
/// <param name="UserData">What discovery tells peers beside it.</param>
internal sealed record EndpointAddress(string Name, string DdsTopic, RosType Type, string UserData)
{
    internal static EndpointAddress OfTopic(RosNode node, string topic, RosType type)
    {
        var full = node.ResolveTopic(topic);
        return new(full, DdsNames.ToDdsTopic(full), type, Ros2.UserData.ForEndpoint(type, node.Context.Options.Distro));
    }

    /// <param name="node">The node.</param>
    /// <param name="name">The service's full name.</param>
    /// <param name="type">The request type.</param>
    /// <param name="identity">The user data's <c>serviceid</c> or <c>clientid</c>.</param>
    internal static EndpointAddress OfRequests(RosNode node, string name, RosType type, ServiceIdentity identity)
        => new(name, DdsNames.ToRequestTopic(name), type, identity.UserDataFor(type, node.Context.Options.Distro));

    /// <inheritdoc cref="OfRequests"/>
    internal static EndpointAddress OfReplies(RosNode node, string name, RosType type, ServiceIdentity identity)
        => new(name, DdsNames.ToReplyTopic(name), type, identity.UserDataFor(type, node.Context.Options.Distro));
}
