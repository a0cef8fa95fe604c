using System.Diagnostics;
using Robotics.Inference;
using Robotics.Training.Export;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>How long a model takes for one inference, beside the float32 model in the same run.</summary>
/// <param name="Milliseconds">Median.</param>
/// <param name="Ratio">Median over the rounds of its time divided by that of the float32 model in the same round.</param>
internal readonly record struct CandidateLatency(double Milliseconds, double Ratio)
{
    private const int Rounds = 40;
    private const int LeastRounds = 5;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(40);

    /// <summary>Times several models in turns, so that what else the machine does meets all of them.</summary>
    /// <param name="paths">Model files, the float32 one first.</param>
    /// <param name="options">Where to run.</param>
    public static CandidateLatency[] Measure(IReadOnlyList<string> paths, ProviderOptions options)
    {
        using var models = new LoadedModels(paths, options);
        byte[] picture = SelfCheckPicture.Render();
        var mask = new byte[SelfCheckPicture.Width * SelfCheckPicture.Height];
        var rounds = new List<double[]>();
        long start = Stopwatch.GetTimestamp();
        while (rounds.Count < LeastRounds || (rounds.Count < Rounds && Stopwatch.GetElapsedTime(start) < Enough))
        {
            rounds.Add([.. Enumerable.Range(0, models.Count).Select(model => Time(models[model], picture, mask))]);
        }

        return
        [
            .. paths.Select((_, model) => new CandidateLatency(
                Median(rounds.Select(times => times[model])), Median(rounds.Select(times => times[model] / times[0])))),
        ];
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>The second run: the first brings the model's weights back into the caches.</summary>
    private static double Time(SegmentationPipeline pipeline, byte[] picture, byte[] mask)
    {
        pipeline.Segment(SelfCheckPicture.View(picture), mask);
        return pipeline.Segment(SelfCheckPicture.View(picture), mask).InferenceMs;
    }
}
