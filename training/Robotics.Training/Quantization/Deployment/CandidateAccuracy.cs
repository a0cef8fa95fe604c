using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>How well a model segments.</summary>
/// <param name="Miou">Mean IoU with the truth.</param>
/// <param name="Agreement">Share of the pixels that have the label the float32 model gives.</param>
internal readonly record struct CandidateAccuracy(double Miou, double Agreement)
{
    /// <summary>Runs several models over the same evenly spaced frames with the robot's pipeline.</summary>
    /// <param name="paths">Model files, the float32 one first.</param>
    /// <param name="dataset">Pictures and truth.</param>
    /// <param name="count">Frames; all where there are fewer.</param>
    /// <param name="options">Where to run.</param>
    /// <param name="progress">Is told how many of how many frames are done.</param>
    public static CandidateAccuracy[] Measure(
        IReadOnlyList<string> paths, ISegmentationDataset dataset, int count, ProviderOptions options, Action<int, int>? progress)
    {
        count = Math.Min(count, dataset.Count);
        using var models = new LoadedModels(paths, options);
        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        ConfusionMatrix[] truth = [.. paths.Select(_ => new ConfusionMatrix(dataset.Labels.Count))];
        var agreeing = new long[paths.Count];
        long pixels = 0;
        for (int i = 0; i < count; i++)
        {
            reader.Read((int)((long)i * dataset.Count / count), sample);
            var image = new ImageSpan(sample.Rgb, sample.Width, sample.Height, sample.Width * 3, PixelFormat.Rgb8);
            var reference = new byte[sample.Width * sample.Height];
            var mask = new byte[reference.Length];
            pixels += mask.Length;
            for (int model = 0; model < paths.Count; model++)
            {
                models[model].Segment(image, mask);
                truth[model].Add(mask, sample.Mask);
                if (model == 0)
                {
                    mask.CopyTo(reference, 0);
                }

                agreeing[model] += EqualPixels(mask, reference);
            }

            progress?.Invoke(i + 1, count);
        }

        return [.. truth.Select((matrix, model) => new CandidateAccuracy(matrix.MeanIou, (double)agreeing[model] / pixels))];
    }

    private static int EqualPixels(byte[] mask, byte[] reference)
    {
        int equal = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            equal += mask[i] == reference[i] ? 1 : 0;
        }

        return equal;
    }
}
