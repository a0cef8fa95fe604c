using System.Diagnostics;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Evaluation.Engines;

/// <summary>A network on libtorch, eager or TorchScript.</summary>
/// <typeparam name="TNetwork">Normalised RGB (1, 3, H, W) to logits (1, classes, h, w).</typeparam>
public sealed class LibtorchEngine<TNetwork> : ISegmentationEngine
    where TNetwork : Module, IModule<Tensor, Tensor>
{
    private readonly TNetwork _network;
    private readonly ImageSize _input;
    private readonly Tensor _image;
    private FrameKernels? _kernels;

    /// <param name="name">What runs the model, as reports name it.</param>
    /// <param name="model">Path of the model file.</param>
    /// <param name="manifest">Describes the model.</param>
    /// <param name="network">In evaluation mode; is disposed of with the engine.</param>
    public LibtorchEngine(string name, string model, ModelManifest manifest, TNetwork network)
    {
        Name = name;
        Model = model;
        Manifest = manifest;
        _network = network;
        _input = new ImageSize(manifest.Input.Height, manifest.Input.Width);
        _image = empty([1, 3, _input.Height, _input.Width], float32).DetachFromDisposeScope();
    }

    public string Name { get; }

    public string Model { get; }

    public ModelManifest Manifest { get; }

    public StageTimes Segment(ReadOnlySpan<byte> rgb, ImageSize size, Span<byte> mask)
    {
        if (_kernels is null || _kernels.Size != size)
        {
            _kernels = new FrameKernels(size, _input, Manifest.Output.Stride, Manifest.Classes.Count, Normalization.For(Manifest.Input));
        }

        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        long start = Stopwatch.GetTimestamp();
        _kernels.Preprocess(rgb, _image);
        long prepared = Stopwatch.GetTimestamp();
        Tensor logits = _network.call(_image.contiguous(memory_format.channels_last)).contiguous();
        long inferred = Stopwatch.GetTimestamp();
        _kernels.Postprocess(logits, mask);
        long done = Stopwatch.GetTimestamp();
        return new StageTimes(Nanoseconds(start, prepared), Nanoseconds(prepared, inferred), Nanoseconds(inferred, done));
    }

    public void Dispose()
    {
        _image.Dispose();
        _network.Dispose();
    }

    private static long Nanoseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalNanoseconds;
}
