using Robotics.Msgs.VisionMsgs;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring;

/// <summary>Reads the classes of a <c>vision_msgs/msg/LabelInfo</c>.</summary>
internal static class NodeClasses
{
    /// <summary>Names and colours by id; Cityscapes' classes have Cityscapes' colours.</summary>
    /// <exception cref="ArgumentException">No class, or more than a mask can tell apart.</exception>
    public static LabelSet Of(LabelInfo info)
    {
        string[] names = [.. info.ClassMap.OrderBy(entry => entry.ClassId).Select(entry => entry.ClassName)];
        return names.SequenceEqual(LabelSet.Cityscapes.Names) ? LabelSet.Cityscapes : LabelSet.Create("node", names);
    }
}
