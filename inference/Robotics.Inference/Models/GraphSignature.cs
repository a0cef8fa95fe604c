using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>The graph's input and output as the manifest and the file agree on them.</summary>
/// <param name="InputName">Name of the only input.</param>
/// <param name="InputShape">1, 3, height, width for floats; 1, height, width, 3 for bytes.</param>
/// <param name="InputType">Float, or UInt8 where the graph normalises.</param>
/// <param name="OutputName">Name of the first output.</param>
/// <param name="OutputShape">1, classes, h, w, or for labels 1, h, w or 1, 1, h, w.</param>
/// <param name="OutputType">Float for logits and probabilities; Int64, Int32 or UInt8 for labels.</param>
internal sealed record GraphSignature(
    string InputName, long[] InputShape, TensorElementType InputType, string OutputName, long[] OutputShape, TensorElementType OutputType)
{
    public int OutputHeight => (int)OutputShape[^2];

    public int OutputWidth => (int)OutputShape[^1];

    public static GraphSignature Check(string path, InferenceSession session, ModelManifest manifest)
    {
        if (session.InputNames.Count != 1)
        {
            string names = string.Join(", ", session.InputNames);
            throw new ModelException($"{path} has {session.InputNames.Count} inputs ({names}); a segmentation model has one image.");
        }

        string input = session.InputNames[0];
        string output = session.OutputNames[0];
        NodeMetadata inputData = session.InputMetadata[input];
        NodeMetadata outputData = session.OutputMetadata[output];
        RequireType(path, "input", input, inputData, manifest.Input.IsBytes ? TensorElementType.UInt8 : TensorElementType.Float);
        RequireType(path, "output", output, outputData, OutputTypes(manifest.Output.Kind));
        return new GraphSignature(
            input,
            Reconcile(path, "input", input, RequireOneImage(path, inputData), [ExpectedInput(manifest.Input)]),
            inputData.ElementDataType,
            output,
            Reconcile(path, "output", output, outputData, OutputShapes(manifest)),
            outputData.ElementDataType);
    }

    private static long[] ExpectedInput(ManifestInput input) => input.IsBytes
        ? [1, input.Height, input.Width, 3]
        : [1, 3, input.Height, input.Width];

    private static NodeMetadata RequireOneImage(string path, NodeMetadata input) => input.Dimensions is not [> 1, ..]
        ? input
        : throw new ModelException(
            $"{path} takes {input.Dimensions[0]} images at once, but frames come one by one; export it with --batch 1 or --batch dynamic.");

    private static TensorElementType[] OutputTypes(OutputKind kind) => kind == OutputKind.Labels
        ? [TensorElementType.Int64, TensorElementType.Int32, TensorElementType.UInt8]
        : [TensorElementType.Float];

    private static long[][] OutputShapes(ModelManifest manifest)
    {
        long height = manifest.Input.Height / manifest.Output.Stride;
        long width = manifest.Input.Width / manifest.Output.Stride;
        return manifest.Output.Kind == OutputKind.Labels
            ? [[1, height, width], [1, 1, height, width]]
            : [[1, manifest.Classes.Count, height, width]];
    }

    private static void RequireType(string path, string role, string name, NodeMetadata data, params TensorElementType[] allowed)
    {
        if (!data.IsTensor || !allowed.Contains(data.ElementDataType))
        {
            string actual = data.IsTensor ? $"{data.ElementDataType}" : $"{data.OnnxValueType}";
            throw new ModelException($"{path}: {role} '{name}' is {actual}, but its manifest asks for {string.Join(" or ", allowed)}.");
        }
    }

    /// <summary>The expected shape that fits the file's, whose unknown dimensions fit anything.</summary>
    private static long[] Reconcile(string path, string role, string name, NodeMetadata data, long[][] expected)
    {
        int[] actual = data.Dimensions;
        bool Fits(long[] shape) =>
            shape.Length == actual.Length && shape.Zip(actual, (want, have) => have < 0 || have == want).All(fits => fits);
        string Described() => string.Join(" or ", expected.Select(Show));
        return Array.Find(expected, Fits)
            ?? throw new ModelException($"{path}: {role} '{name}' has shape {Show(actual)}, but its manifest describes {Described()}.");
    }

    private static string Show<T>(T[] shape) => $"[{string.Join(", ", shape)}]";
}
