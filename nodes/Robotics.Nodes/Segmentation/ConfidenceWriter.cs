using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>Publishes how sure the model is of each pixel, where that is read and the model tells. Serves one thread.</summary>
internal sealed class ConfidenceWriter(SegmentationPipeline pipeline, SegmentationOutputs outputs)
{
    /// <summary>Publishes the confidences of the frame that was segmented last.</summary>
    public void Write(in CameraFrame frame)
    {
        if (!pipeline.HasConfidence || !outputs.Confidence.IsRead)
        {
            return;
        }

        (int width, int height) = (frame.Image.Width, frame.Image.Height);
        LoanedPayload payload = outputs.Confidence.Publisher.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, width * height));
        try
        {
            CdrWriter writer = new(payload.Span);
            pipeline.WriteConfidence(ImageMessage.Begin(ref writer, frame.Header, width, height, "mono8"u8, bytesPerPixel: 1));
            outputs.Confidence.CountComputed();
            outputs.Confidence.Publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }
}
