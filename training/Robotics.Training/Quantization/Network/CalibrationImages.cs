using Robotics.Training.Data;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Quantization.Network;

/// <summary>Pictures that show a network what it will see.</summary>
public static class CalibrationImages
{
    /// <summary>Evenly spaced pictures of a data set, as the network gets them: each (1, 3, H, W), normalised.</summary>
    /// <param name="dataset">Where they come from.</param>
    /// <param name="count">How many; all where there are fewer.</param>
    /// <param name="input">Input of the network.</param>
    /// <exception cref="DatasetException">There is none, or all that they show is one class.</exception>
    public static IReadOnlyList<Tensor> Read(ISegmentationDataset dataset, int count, ImageSize input)
    {
        count = Math.Min(count, dataset.Count);
        if (count == 0)
        {
            throw new DatasetException($"{dataset.Name} holds no picture to calibrate with.");
        }

        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        var images = new List<Tensor>();
        var classes = new HashSet<byte>();
        for (int i = 0; i < count; i++)
        {
            reader.Read((int)((long)i * dataset.Count / count), sample);
            foreach (byte id in sample.Mask)
            {
                classes.Add(id);
            }

            images.Add(Preprocess(sample, input));
        }

        classes.Remove(LabelSet.Unlabelled);
        return classes.Count > 1
            ? images
            : throw new DatasetException(
                $"The {count} calibration pictures of {dataset.Name} show fewer than two classes; a network fitted "
                    + "to them forgets the others.");
    }

    private static Tensor Preprocess(SampleBuffer sample, ImageSize input)
    {
        var kernel = new Preprocessor(
            sample.Width, sample.Height, PixelFormat.Rgb8, input.Width, input.Height,
            new Normalization([.. PixelStatistics.Mean], [.. PixelStatistics.Std]));
        var values = new float[3 * input.Height * input.Width];
        kernel.Run(new ImageSpan(sample.Rgb, sample.Width, sample.Height, sample.Width * 3, PixelFormat.Rgb8), values);
        return tensor(values, [1, 3, input.Height, input.Width]).DetachFromDisposeScope();
    }
}
