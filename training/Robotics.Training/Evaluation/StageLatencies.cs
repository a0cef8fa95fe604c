namespace Robotics.Training.Evaluation;

/// <summary>Latency of the pipeline and of its stages.</summary>
/// <param name="EndToEnd">From the picture in memory to the mask.</param>
/// <param name="Preprocess">Resize, normalise and reorder.</param>
/// <param name="Inference">The network.</param>
/// <param name="Postprocess">Enlarge and argmax.</param>
public sealed record StageLatencies(
    LatencyPercentiles EndToEnd, LatencyPercentiles Preprocess, LatencyPercentiles Inference, LatencyPercentiles Postprocess);
