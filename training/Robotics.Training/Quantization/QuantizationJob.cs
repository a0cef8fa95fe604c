using Robotics.Training.Data;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Allocation;
using Robotics.Training.Quantization.Files;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Reporting;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization;

/// <summary>Quantizes a weights file, measures the result beside the original, and writes it.</summary>
/// <param name="weights">Weights of robotics-train.</param>
/// <param name="datasets">Calibration pictures come from the training part, the measurement from the validation part.</param>
/// <param name="calibrationImages">Number of calibration pictures.</param>
/// <param name="validationFrames">Number of validation frames.</param>
public sealed class QuantizationJob(string weights, TrainingDatasets datasets, int calibrationImages, int validationFrames)
{
    private IReadOnlyList<Tensor>? _images;

    /// <summary>Quantizes and writes <paramref name="path"/>.</summary>
    /// <param name="options">How to quantize.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="maxDrop">Largest drop of mIoU, 0 to 1, with which the result counts as kept; null for any.</param>
    /// <param name="progress">Is told how many of how many layers are done.</param>
    /// <exception cref="ArgumentException">An option is out of range or names a layer that the network does not have.</exception>
    /// <exception cref="DatasetException">The calibration pictures do not serve.</exception>
    /// <exception cref="InvalidDataException">The weights are damaged or do not describe themselves.</exception>
    public QuantizationReport Run(
        QuantizationOptions options, string path, double? maxDrop = null, Action<int, int>? progress = null)
    {
        (Module<Tensor, Tensor> network, ModelManifest manifest) = Open();
        Module<Tensor, Tensor> reference = Open().Model;
        IReadOnlyList<Tensor> images = Calibration(manifest);
        IReadOnlyList<QuantizedLayer> layers = NetworkQuantizer.Run(network, reference, images, options, progress);

        using Validator validator = Measurement(manifest, datasets.Validation, validationFrames);
        double before = validator.Run(reference).MeanIou;
        double after = validator.Run(network).MeanIou;
        double bits = layers.Sum(layer => 8.0 * layer.Weights.StorageBytes) / layers.Sum(
            layer => (double)layer.Weights.Rows * layer.Weights.Columns);
        PackedModelFile.Write(path, network.state_dict(), layers, Describe(manifest, options, after));
        return new QuantizationReport(
            manifest.Name,
            Math.Min(validationFrames, datasets.Validation.Count),
            [new QuantizationCandidate(
                options.Method.Name, bits, after, before, new FileInfo(path).Length, new FileInfo(weights).Length,
                maxDrop is null || before - after <= maxDrop)],
            [.. layers.Select(Row)]);
    }

    /// <summary>Searches bits by layer. It measures on frames of the training part, so that the validation part stays unseen.</summary>
    /// <param name="options">Method and samples.</param>
    /// <param name="allocation">Widths and budget.</param>
    /// <param name="frames">Frames of a measurement.</param>
    /// <param name="progress">Is told how many of how many layers are measured.</param>
    /// <exception cref="ArgumentException">The budget cannot be met.</exception>
    public BitAllocation Allocate(
        QuantizationOptions options, AllocationOptions allocation, int frames, Action<int, int>? progress = null)
    {
        (Module<Tensor, Tensor> network, ModelManifest manifest) = Open();
        using Validator validator = Measurement(manifest, datasets.Training, frames);
        var allocator = new GreedyAllocator(network, Calibration(manifest), options, () => validator.Run(network).MeanIou);
        return allocator.Run(allocation, progress);
    }

    private IReadOnlyList<Tensor> Calibration(ModelManifest manifest) =>
        _images ??= CalibrationImages.Read(datasets.Training, calibrationImages, Input(manifest));

    private static Validator Measurement(ModelManifest manifest, ISegmentationDataset dataset, int frames) =>
        new(dataset, frames, Input(manifest), manifest.Output.Stride, CPU);

    private static ImageSize Input(ModelManifest manifest) => new(manifest.Input.Height, manifest.Input.Width);

    private (Module<Tensor, Tensor> Model, ModelManifest Manifest) Open()
    {
        (Module<Tensor, Tensor> model, ModelManifest manifest) = ModelFile.Read(weights);
        model.eval();
        model.to(memory_format.channels_last);
        return (model, manifest);
    }

    private static ModelManifest Describe(ModelManifest manifest, QuantizationOptions options, double miou) => manifest with
    {
        Quantization = new ManifestQuantization(options.Method.Name, options.Bits),
        Training = manifest.Training?.WithMiou(miou),
        SelfCheck = null,
    };

    private static QuantizationLayerRow Row(QuantizedLayer layer) => new(
        layer.Name,
        layer.Bits,
        layer.StorageBits,
        layer.Weights.Grids.Max(grid => grid.Levels),
        double.IsNaN(layer.RelativeError) ? null : layer.RelativeError,
        layer.BiasCorrected);
}
