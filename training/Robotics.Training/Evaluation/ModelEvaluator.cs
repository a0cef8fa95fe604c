using System.Security.Cryptography;
using Robotics.Training.Data;
using Robotics.Training.Evaluation.Engines;
using Robotics.Vision;

namespace Robotics.Training.Evaluation;

/// <summary>
/// Runs a model over a data set at the pictures' full resolution and compares the masks with the truth.
/// </summary>
public static class ModelEvaluator
{
    /// <summary>Segments every sample, in order.</summary>
    /// <param name="engine">Runs a model of as many classes as the data set has.</param>
    /// <param name="dataset">Pictures and truth.</param>
    /// <param name="onFrame">Is told the number of pictures done.</param>
    /// <exception cref="DatasetException">A sample cannot be read, or the numbers of classes differ.</exception>
    public static EvaluationReport Run(ISegmentationEngine engine, ISegmentationDataset dataset, Action<int>? onFrame = null)
    {
        ModelManifest manifest = engine.Manifest;
        if (manifest.Classes.Count != dataset.Labels.Count)
        {
            throw new DatasetException(
                $"{engine.Model} knows {manifest.Classes.Count} classes, but the data set {dataset.Name} has {dataset.Labels.Count}.");
        }

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
            latencies.Record(engine.Segment(sample.Rgb, new ImageSize(sample.Height, sample.Width), mask));
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
            engine.Model,
            engine.Name,
            [manifest.Input.Height, manifest.Input.Width],
            dataset.Name,
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
