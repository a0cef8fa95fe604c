using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>
/// Any <c>.onnx</c> file with one image input, float32 (N, 3, H, W) normalised as here, and logits as its first output, (N, C) or
/// (N, C, h, w). Where its batch or its size is fixed, images go one by one or are resized.
/// </summary>
public sealed class OnnxTeacher : ITeacher
{
    private const int Rank = 4;

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string _input;
    private readonly int[] _shape;

    /// <param name="path">The file.</param>
    /// <param name="threads">Threads of ONNX Runtime.</param>
    /// <exception cref="PairingException">The file has another input than one batch of images, or cannot be loaded.</exception>
    public OnnxTeacher(string path, int threads)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        using var options = new SessionOptions { IntraOpNumThreads = threads };
        try
        {
            _session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new PairingException($"{path} cannot be loaded by ONNX Runtime: {e.Message.ReplaceLineEndings(" ")}");
        }

        _input = _session.InputNames[0];
        _shape = _session.InputMetadata[_input].Dimensions;
        bool floats = _session.InputMetadata[_input].ElementType == typeof(float);
        if (_session.InputNames.Count != 1 || !floats || _shape.Length != Rank || _shape[1] is not (3 or -1))
        {
            throw new PairingException(
                $"{path} takes {_session.InputNames.Count} input(s), the first of shape "
                + $"[{string.Join(", ", _shape)}]; a teacher takes images as floats [N, 3, H, W].");
        }
    }

    public string Name { get; }

    /// <summary>None: a file shows its logits only.</summary>
    public FeatureModel? Network => null;

    public NetworkOutput Output(Tensor images, FeatureKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor resized = Resize(images.cpu());
        long batch = _shape[0] > 0 ? _shape[0] : images.shape[0];
        if (images.shape[0] % batch != 0)
        {
            throw new PairingException($"{Name} takes {batch} images at a time, which does not divide the batch of {images.shape[0]}.");
        }

        Tensor[] parts = [.. Enumerable.Range(0, (int)(images.shape[0] / batch)).Select(i => Run(resized.narrow(0, i * batch, batch)))];
        Tensor logits = (parts.Length == 1 ? parts[0] : cat(parts)).to(images.device);
        return new NetworkOutput(logits.MoveToOuterDisposeScope(), []);
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private Tensor Resize(Tensor images)
    {
        long height = _shape[2] > 0 ? _shape[2] : images.shape[2], width = _shape[3] > 0 ? _shape[3] : images.shape[3];
        return images.shape[2] == height && images.shape[3] == width
            ? images
            : functional.interpolate(images, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
    }

    private Tensor Run(Tensor images)
    {
        float[] pixels = MemoryMarshal.Cast<byte, float>(images.contiguous().bytes).ToArray();
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, images.shape);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(_run, [_input], [input], [_session.OutputNames[0]]);
        long[] shape = outputs[0].GetTensorTypeAndShape().Shape;
        return tensor(outputs[0].GetTensorDataAsSpan<float>().ToArray(), shape);
    }
}
