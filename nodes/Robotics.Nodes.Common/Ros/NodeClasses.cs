using Robotics.Msgs.VisionMsgs;
using Robotics.Vision;

namespace Robotics.Nodes.Ros;

/// <summary>Reads the classes of a <c>vision_msgs/msg/LabelInfo</c>.</summary>
internal static class NodeClasses
{
    /// <summary>Names and colours by id; the classes of Cityscapes and ADE20K have the colours of these.</summary>
    /// <exception cref="ArgumentException">No class, or more than a mask can tell apart.</exception>
    public static LabelSet Of(LabelInfo info)
    {
        string[] names = [.. info.ClassMap.OrderBy(entry => entry.ClassId).Select(entry => entry.ClassName)];
        LabelSet[] known = [LabelSet.Cityscapes, LabelSet.Ade20k];
        return Array.Find(known, labels => names.SequenceEqual(labels.Names)) ?? LabelSet.Create("node", names);
    }
}
