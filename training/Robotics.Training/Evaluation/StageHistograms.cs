using Robotics.Inference;

namespace Robotics.Training.Evaluation;

/// <summary>Collects the stage times of one evaluation.</summary>
internal sealed class StageHistograms
{
    private readonly LatencyHistogram _total = new();
    private readonly LatencyHistogram _preprocess = new();
    private readonly LatencyHistogram _inference = new();
    private readonly LatencyHistogram _postprocess = new();

    public double FramesPerSecond => 1e3 / _total.Summarize().MeanMs;

    public void Record(StageTimes times)
    {
        _total.Record(times.TotalNs);
        _preprocess.Record(times.PreprocessNs);
        _inference.Record(times.InferenceNs);
        _postprocess.Record(times.PostprocessNs);
    }

    public StageLatencies Summarize() => new(
        LatencyPercentiles.Of(_total),
        LatencyPercentiles.Of(_preprocess),
        LatencyPercentiles.Of(_inference),
        LatencyPercentiles.Of(_postprocess));
}
