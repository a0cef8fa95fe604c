using Robotics.Inference;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Models;

/// <summary>Runs a pipeline on blank images, so that a camera's first frame does not pay for compilers and first allocations.</summary>
internal static class PipelineWarmUp
{
    private const int Runs = 3;
    private const int BgrBytes = 3;

    public static void Run(SegmentationPipeline pipeline, ManifestInput input)
    {
        // Twice the model's size: most cameras are larger than the model.
        (int width, int height) = (2 * input.Width, 2 * input.Height);
        byte[] image = new byte[width * height * BgrBytes];
        byte[] mask = new byte[width * height];
        for (int i = 0; i < Runs; i++)
        {
            pipeline.Segment(new ImageSpan(image, width, height, width * BgrBytes, PixelFormat.Bgr8), mask);
        }
    }
}
