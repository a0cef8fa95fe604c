using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Ros;
using Robotics.Vision;

namespace Robotics.Dashboard.Telemetry;

/// <summary>The classes that the node's masks tell apart. One thread sets, any thread reads.</summary>
internal sealed class ClassNames
{
    private volatile LabelSet? _labels;

    /// <summary>Names and colours by id; null before the node told them.</summary>
    public LabelSet? Labels => _labels;

    public void Set(LabelInfo info)
    {
        if (info.ClassMap.Length is > 0 and <= LabelSet.MaxCount)
        {
            _labels = NodeClasses.Of(info);
        }
    }
}
