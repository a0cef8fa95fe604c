using System.Diagnostics;
using Robotics.Inference;
using Robotics.Vision;
using Robotics.Vision.StreetScenes;

namespace Robotics.Bench.Inference;

/// <summary>
/// The pipeline on a street view of camera size, beside raw ONNX Runtime on the same session options and the scalar kernels.
/// </summary>
public static class InferenceBench
{
    private const int Width = 1280;
    private const int Height = 720;
    private const int WarmUps = 20;
    private const int Rounds = 150;
    private const int ScalarRounds = 3;

    /// <summary>Runs for about ten seconds.</summary>
    /// <param name="modelPath">A model with logits, of static size.</param>
    /// <param name="options">How both run it.</param>
    /// <returns>Inference alone, everything but inference, and the whole pipeline; medians in milliseconds.</returns>
    public static IReadOnlyList<BenchRow> Run(string modelPath, ProviderOptions options)
    {
        using SegmentationModel model = SegmentationModel.Load(modelPath, options);
        using var pipeline = new SegmentationPipeline(model);
        using var raw = new RawOnnxRuntime(modelPath, options);
        byte[] picture = StreetView();
        var mask = new byte[Width * Height];
        var stages = new List<StageTimes>();
        var rawTimes = new List<double>();
        for (int i = 0; i < WarmUps + Rounds; i++)
        {
            // In turns, so that whatever else the machine does hits both.
            StageTimes times = pipeline.Segment(View(picture), mask);
            long start = Stopwatch.GetTimestamp();
            raw.Run();
            double rawTime = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= WarmUps)
            {
                stages.Add(times);
                rawTimes.Add(rawTime);
            }
        }

        double scalar = Median(Enumerable.Range(0, ScalarRounds).Select(_ => Scalar(model, picture, mask)));
        double bare = Median(rawTimes);
        string network = $"{model.Manifest.Name} {model.Manifest.Input.Height}x{model.Manifest.Input.Width}";
        return
        [
            Row($"inference {network}", stages.Select(times => times.InferenceMs), "raw ONNX Runtime, same session options", bare),
            Row(
                $"pipeline without inference bgr8 {Width}x{Height}",
                stages.Select(times => times.PreprocessMs + times.PostprocessMs),
                "scalar code",
                scalar),
            Row(
                $"whole pipeline bgr8 {Width}x{Height}, {network}",
                stages.Select(times => times.TotalMs),
                "raw ONNX Runtime and scalar code",
                bare + scalar),
        ];
    }

    private static BenchRow Row(string name, IEnumerable<double> times, string referenceName, double reference)
    {
        double median = Median(times);
        return new BenchRow(name, median, "ms", $"{referenceName}: {reference:F1} ms", median / reference);
    }

    private static double Scalar(SegmentationModel model, byte[] picture, byte[] mask)
    {
        ManifestInput input = model.Manifest.Input;
        var tensor = new float[3 * input.Height * input.Width];
        (int rows, int columns) = (input.Height / model.Manifest.Output.Stride, input.Width / model.Manifest.Output.Stride);
        var scores = new float[model.Labels.Count * rows * columns];
        long start = Stopwatch.GetTimestamp();
        PreprocessorReference.Run(View(picture), input.Width, input.Height, Normalization.For(input), tensor);
        UpsampleArgmaxReference.Run(scores, model.Labels.Count, columns, rows, mask, Width, Height);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static byte[] StreetView()
    {
        var picture = new byte[Width * Height * 3];
        new StreetScenesRenderer(Width, Height).Render(StreetScenesSplit.Val, 1, 0, picture, new byte[Width * Height]);
        return picture;
    }

    private static ImageSpan View(byte[] picture) => new(picture, Width, Height, Width * 3, PixelFormat.Bgr8);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
