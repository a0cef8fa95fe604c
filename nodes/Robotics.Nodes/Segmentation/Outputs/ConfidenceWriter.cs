using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>Publishes how sure the model is of each pixel, where that is read and the model tells.</summary>
internal static class ConfidenceWriter
{
    /// <summary>Publishes the confidences of the frame that was segmented last.</summary>
    /// <param name="pipeline">What segmented it.</param>
    /// <param name="output">The topic.</param>
    /// <param name="frame">The frame.</param>
    public static void Write(SegmentationPipeline pipeline, NodeOutput<Image> output, in CameraFrame frame)
    {
        if (!pipeline.HasConfidence || !output.IsRead)
        {
            return;
        }

        (int width, int height) = (frame.Image.Width, frame.Image.Height);
        LoanedPayload payload = output.Publisher.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, width * height));
        try
        {
            CdrWriter writer = new(payload.Span);
            pipeline.WriteConfidence(ImageMessage.Begin(ref writer, frame.Header, width, height, "mono8"u8, bytesPerPixel: 1));
            output.CountComputed();
            output.Publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }
}
