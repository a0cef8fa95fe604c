using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>How far ONNX Runtime's logits are from libtorch's.</summary>
/// <param name="Difference">Greatest difference; NaN where a number is none.</param>
/// <param name="Scale">Greatest absolute logit of libtorch.</param>
internal readonly record struct LogitsAgreement(double Difference, double Scale)
{
    /// <summary>Runs both on the same images.</summary>
    /// <param name="model">In evaluation mode.</param>
    /// <param name="path">The model's exported graph, with logits for an output.</param>
    /// <param name="images">Normalised.</param>
    /// <param name="input">The same as the graph takes them: floats, or bytes.</param>
    /// <exception cref="ExportException">The two give different numbers of logits.</exception>
    public static LogitsAgreement Of(Module<Tensor, Tensor> model, string path, Tensor images, Tensor input)
    {
        ReadOnlySpan<float> expected = model.call(images).contiguous().AsSpan<float>();
        using SessionOptions options = new ProviderOptions().CreateSessionOptions();
        using var session = new InferenceSession(path, options);
        using OrtValue value = input.dtype == uint8
            ? OrtValue.CreateTensorValueFromMemory(input.AsSpan<byte>().ToArray(), input.shape)
            : OrtValue.CreateTensorValueFromMemory(input.AsSpan<float>().ToArray(), input.shape);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, session.InputNames, [value], session.OutputNames);
        return Compare(outputs[0].GetTensorDataAsSpan<float>(), expected);
    }

    /// <summary>This, where it is close enough.</summary>
    /// <param name="tolerance">Greatest difference allowed, as a share of max(1, the greatest logit).</param>
    /// <exception cref="ExportException">It is not.</exception>
    public LogitsAgreement Require(double tolerance) => Difference <= tolerance * Math.Max(1, Scale)
        ? this
        : throw new ExportException(
            $"ONNX Runtime's logits differ from libtorch's by {Difference:G3} where the greatest is {Scale:G3}; " +
            $"{tolerance} of that is allowed.");

    private static LogitsAgreement Compare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length)
        {
            throw new ExportException($"ONNX Runtime gives {actual.Length} logits where libtorch gives {expected.Length}.");
        }

        (double difference, double scale) = (0, 0);
        for (int i = 0; i < actual.Length; i++)
        {
            // Math.Max hands a NaN on, and no comparison with it holds.
            difference = Math.Max(difference, Math.Abs((double)actual[i] - expected[i]));
            scale = Math.Max(scale, Math.Abs((double)expected[i]));
        }

        return new LogitsAgreement(difference, scale);
    }
}
