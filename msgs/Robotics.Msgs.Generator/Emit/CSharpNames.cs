using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>The C# names of ROS packages, messages and fields.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Reserved =
    [
        "RosType", "DdsType", "TypeHash", "Read", "Write", "Measure", "GetSerializedSize",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    /// <summary><c>sensor_msgs</c> becomes <c>SensorMsgs</c>.</summary>
    public static string Pascal(string name)
        => string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    public static string NamespaceOf(string root, MessageDefinition message) => $"{root}.{Pascal(message.Package)}";

    /// <summary><c>Trigger_Request</c> becomes <c>TriggerRequest</c>; a name that is taken gets the suffix <c>Message</c>.</summary>
    public static string ClassOf(MessageDefinition message)
    {
        var name = message.Name.Replace("_", "");
        return Reserved.Contains(name) ? name + "Message" : name;
    }

    public static string FullNameOf(string root, MessageDefinition message) => $"global::{NamespaceOf(root, message)}.{ClassOf(message)}";

    /// <summary><c>frame_id</c> becomes <c>FrameId</c>; a name that the class needs itself gets the suffix <c>Value</c>.</summary>
    public static string PropertyOf(MessageDefinition message, string field)
    {
        var name = Pascal(field);
        return name == ClassOf(message) || Reserved.Contains(name) || message.Constants.Any(constant => constant.Name == name)
            ? name + "Value"
            : name;
    }
}
