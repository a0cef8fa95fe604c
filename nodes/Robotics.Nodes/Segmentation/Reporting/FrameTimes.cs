namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What one frame took, in nanoseconds.</summary>
/// <param name="Receive">From the image's stamp to its arrival in the node.</param>
/// <param name="Preprocess">Decoding where it was compressed, resizing and normalising.</param>
/// <param name="Inference">Running the model.</param>
/// <param name="Postprocess">From the model's output to the mask.</param>
/// <param name="Publish">Writing and sending what is subscribed.</param>
/// <param name="EndToEnd">From the image's stamp to the published mask.</param>
internal readonly record struct FrameTimes(long Receive, long Preprocess, long Inference, long Postprocess, long Publish, long EndToEnd);
