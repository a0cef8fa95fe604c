using Robotics.Inference;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>Percentiles of a frame's way through one model, in milliseconds.</summary>
/// <param name="EndToEnd">From the recorded message to the mask.</param>
/// <param name="Decode">Reading the image; the same for all models.</param>
/// <param name="Preprocess">Resizing and normalising.</param>
/// <param name="Inference">Running the model.</param>
/// <param name="Postprocess">From the model's output to the mask.</param>
internal sealed record EvalLatencies(
    Percentiles EndToEnd, Percentiles Decode, Percentiles Preprocess, Percentiles Inference, Percentiles Postprocess)
{
    public static EvalLatencies Of(IReadOnlyCollection<FrameFigures> frames, int model) => new(
        Over(frames, frame => frame.DecodeNs + frame.Models[model].TotalNs),
        Over(frames, frame => frame.DecodeNs),
        Over(frames, frame => frame.Models[model].PreprocessNs),
        Over(frames, frame => frame.Models[model].InferenceNs),
        Over(frames, frame => frame.Models[model].PostprocessNs));

    private static Percentiles Over(IReadOnlyCollection<FrameFigures> frames, Func<FrameFigures, long> nanoseconds)
    {
        LatencyHistogram histogram = new();
        foreach (FrameFigures frame in frames)
        {
            histogram.Record(nanoseconds(frame));
        }

        return Percentiles.Of(histogram);
    }
}
