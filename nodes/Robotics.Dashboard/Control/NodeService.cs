using Robotics.Msgs;

namespace Robotics.Dashboard.Control;

/// <summary>A service that a segmentation node offers below its name.</summary>
/// <typeparam name="TRequest">The request type.</typeparam>
/// <typeparam name="TResponse">The response type.</typeparam>
/// <param name="Name">Its name below the node's.</param>
/// <param name="SecondsToAnswer">How long an answer may take.</param>
internal sealed record NodeService<TRequest, TResponse>(string Name, double SecondsToAnswer)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>;
