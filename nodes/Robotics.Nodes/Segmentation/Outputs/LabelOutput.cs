using System.Collections.Immutable;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>The classes of the model at work on <c>~/label_info</c>, latched before any of its masks.</summary>
internal sealed class LabelOutput(RosSession session)
{
    public const string Topic = "~/label_info";

    private RosPublisher<LabelInfo>? _publisher;
    private ImmutableArray<string> _latched = [];

    /// <summary>Publishes the classes, unless they are those that are latched.</summary>
    public void Publish(LabelSet labels)
    {
        if (_publisher is not null && labels.Names.SequenceEqual(_latched))
        {
            return;
        }

        LabelInfo info = new()
        {
            ClassMap = [.. labels.Names.Select((name, id) => new VisionClass { ClassId = (ushort)id, ClassName = name })],
        };
        session.Clock.Now.CopyTo(info.Header.Stamp);
        _publisher ??= session.CreatePublisher<LabelInfo>(Topic, QosProfile.Latched());
        _publisher.Publish(info);
        _latched = labels.Names;
    }

    /// <summary>Leaves the topic.</summary>
    public void Close()
    {
        _publisher?.Dispose();
        _publisher = null;
    }
}
