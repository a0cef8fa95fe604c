using Robotics.Training.Data;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Measures a model as the robot will use it: the picture is stretched to the model's input, the logits are enlarged to the
/// picture's own size, and the mask is compared there.
/// </summary>
public sealed class Validator(ISegmentationDataset dataset, int samples, ImageSize input, int stride, Device device) : IValidator
{
    private readonly ISampleReader _reader = dataset.OpenReader();
    private readonly SampleBuffer _sample = new();
    private readonly int _samples = Math.Min(samples, dataset.Count);
    private readonly Tensor _image = empty([1, 3, input.Height, input.Width], float32).DetachFromDisposeScope();
    private FrameKernels? _kernels;
    private byte[] _mask = [];

    public ConfusionMatrix Run(Module<Tensor, Tensor> model) => Run(model, onSample: null);

    /// <summary>Runs the model, which must be in eval mode, over evenly spaced samples of the data set.</summary>
    /// <param name="model">The model.</param>
    /// <param name="onSample">Is given each sample's number, content and predicted mask.</param>
    public ConfusionMatrix Run(Module<Tensor, Tensor> model, SampleHandler? onSample)
    {
        var confusion = new ConfusionMatrix(dataset.Labels.Count);
        using IDisposable noGrad = no_grad();
        for (int i = 0; i < _samples; i++)
        {
            _reader.Read((int)((long)i * dataset.Count / _samples), _sample);
            ReadOnlySpan<byte> mask = Predict(model);
            confusion.Add(mask, _sample.Mask);
            onSample?.Invoke(i, _sample, mask);
        }

        return confusion;
    }

    public void Dispose()
    {
        _image.Dispose();
        _reader.Dispose();
    }

    private ReadOnlySpan<byte> Predict(Module<Tensor, Tensor> model)
    {
        var size = new ImageSize(_sample.Height, _sample.Width);
        if (_kernels is null || _kernels.Size != size)
        {
            _kernels = new FrameKernels(
                size, input, stride, dataset.Labels.Count, new Normalization(PixelStatistics.Mean, PixelStatistics.Std));
            _mask = new byte[size.Height * size.Width];
        }

        using DisposeScope scope = NewDisposeScope();
        _kernels.Preprocess(_sample.Rgb, _image);
        _kernels.Postprocess(model.call(_image.to(device).contiguous(memory_format.channels_last)).cpu(), _mask);
        return _mask;
    }
}
