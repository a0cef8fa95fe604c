using System.Collections.Frozen;
using System.Reflection;

namespace Robotics.Msgs;

/// <summary>The messages of this assembly by their ROS names, for who meets a type at run time only.</summary>
public static class MessageTypes
{
    private static readonly MethodInfo Description = typeof(MessageTypes)
        .GetMethod(nameof(Describe), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly FrozenDictionary<string, MessageTypeInfo> ByName = typeof(MessageTypes).Assembly.GetTypes()
        .Where(type => type.GetInterfaces().Any(IsMessage) && type.Namespace!.Split('.') is not [_, _, "Humble", ..])
        .Select(type => (MessageTypeInfo)Description.MakeGenericMethod(type).Invoke(null, null)!)
        .ToFrozenDictionary(type => type.RosType, StringComparer.Ordinal);

    /// <summary>The type of that ROS name, as in <c>sensor_msgs/msg/Image</c>, or null where this assembly does not have it.</summary>
    public static MessageTypeInfo? Find(string rosType) => ByName.GetValueOrDefault(rosType);

    private static bool IsMessage(Type candidate) => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IMessage<>);

    private static MessageTypeInfo Describe<T>()
        where T : class, IMessage<T>
        => new(T.RosType, T.DdsType, T.TypeHash, T.DefinitionText);
}
