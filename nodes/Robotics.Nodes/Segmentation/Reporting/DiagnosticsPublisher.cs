using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Publishes the states of the node and of its cameras on <c>/diagnostics</c>, straight into the payload.</summary>
internal sealed class DiagnosticsPublisher(RosSession session)
{
    private const string Topic = "/diagnostics";
    private const int HeaderSize = 64;

    private readonly RosPublisher<DiagnosticArray> _publisher = session.CreatePublisher<DiagnosticArray>(Topic, QosProfile.Default);

    /// <summary>Publishes, if somebody reads it.</summary>
    public void Publish(NodeStatus node, ReadOnlySpan<CameraReport> cameras)
    {
        if (_publisher.SubscriptionCount == 0)
        {
            return;
        }

        LoanedPayload payload = _publisher.Loan(HeaderSize + NodeStatus.MaxSize + (cameras.Length * CameraStatus.MaxSize));
        try
        {
            CdrWriter writer = new(payload.Span);
            new FrameHeader(session.Clock.Now, []).Write(ref writer);
            writer.WriteSequenceLength(1 + cameras.Length);
            node.Write(ref writer);
            foreach (CameraReport camera in cameras)
            {
                camera.Status.Write(ref writer, node.IsWorking);
            }

            _publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }
}
