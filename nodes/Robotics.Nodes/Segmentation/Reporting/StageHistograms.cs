using Robotics.Inference;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>One latency histogram for each part of <see cref="FrameTimes"/>.</summary>
internal sealed class StageHistograms
{
    public LatencyHistogram Receive { get; } = new();

    public LatencyHistogram Preprocess { get; } = new();

    public LatencyHistogram Inference { get; } = new();

    public LatencyHistogram Postprocess { get; } = new();

    public LatencyHistogram Publish { get; } = new();

    public LatencyHistogram EndToEnd { get; } = new();

    public long Frames => EndToEnd.Count;

    public void Record(in FrameTimes times)
    {
        Receive.Record(times.Receive);
        Preprocess.Record(times.Preprocess);
        Inference.Record(times.Inference);
        Postprocess.Record(times.Postprocess);
        Publish.Record(times.Publish);
        EndToEnd.Record(times.EndToEnd);
    }

    public void Reset()
    {
        Receive.Reset();
        Preprocess.Reset();
        Inference.Reset();
        Postprocess.Reset();
        Publish.Reset();
        EndToEnd.Reset();
    }
}
