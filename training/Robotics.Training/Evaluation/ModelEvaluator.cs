using System.Security.Cryptography;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Evaluation;

/// <summary>
/// Runs the robot's own pipeline over a data set at the pictures' full resolution and compares the masks with the truth.
/// </summary>
public static class ModelEvaluator
{
    /// <summary>Segments every sample, in order.</summary>
    /// <param name="model">Loaded model with as many classes as the data set.</param>
    /// <param name="dataset">Pictures and truth.</param>
    /// <param name="onFrame">Is told the number of pictures done.</param>
    /// <exception cref="DatasetException">A sample cannot be read, or the numbers of classes differ.</exception>
    public static EvaluationReport Run(SegmentationModel model, ISegmentationDataset dataset, Action<int>? onFrame = null)
    {
        if (model.Labels.Count != dataset.Labels.Count)
        {
            throw new DatasetException(
                $"{model.Path} knows {model.Labels.Count} classes, but the data set {dataset.Name} has {dataset.Labels.Count}.");
        }

        using var pipeline = new SegmentationPipeline(model);
        using ISampleReader reader = dataset.OpenReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var confusion = new ConfusionMatrix(dataset.Labels.Count);
        var latencies = new StageHistograms();
        var sample = new SampleBuffer();
        byte[] mask = [];
        for (int i = 0; i < dataset.Count; i++)
        {
            reader.Read(i, sample);
            int pixels = sample.Width * sample.Height;
            mask = mask.Length == pixels ? mask : new byte[pixels];
            var image = new ImageSpan(sample.Rgb, sample.Width, sample.Height, sample.Width * 3, PixelFormat.Rgb8);
            latencies.Record(pipeline.Segment(image, mask));
            confusion.Add(mask, sample.Mask);
            hash.AppendData(mask);
            onFrame?.Invoke(i + 1);
        }

        return new EvaluationReport(
            dataset.Count,
            confusion.MeanIou,
            ClassIou.ByName(confusion, dataset.Labels),
            confusion.PixelAccuracy,
            latencies.Summarize(),
            latencies.FramesPerSecond,
            model.Path,
            $"onnxruntime-{model.Provider.ToString().ToLowerInvariant()}",
            [model.Manifest.Input.Height, model.Manifest.Input.Width],
            dataset.Name,
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
