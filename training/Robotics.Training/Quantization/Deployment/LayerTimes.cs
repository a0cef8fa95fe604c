using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>Where the time of an inference on the CPU goes: the median of each kernel, as ONNX Runtime's profile tells it.</summary>
/// <param name="Layers">Milliseconds of each layer with weights, its activation included.</param>
/// <param name="Others">Milliseconds of all other kernels together.</param>
internal sealed partial record LayerTimes(IReadOnlyDictionary<string, double> Layers, double Others)
{
    private const int Runs = 20;
    private const string KernelTime = "_kernel_time";

    /// <summary>Profiles a form of a model.</summary>
    /// <param name="source">The float32 model, whose layers and activations keep their names in every form.</param>
    /// <param name="path">The form; the profile is written beside it.</param>
    /// <param name="provider">Where to run.</param>
    /// <param name="image">The input, 1 x 3 x height x width.</param>
    public static LayerTimes Measure(GraphIndex source, string path, ProviderOptions provider, float[] image)
    {
        Dictionary<string, string> layers = source.Nodes.Where(source.IsWeighted)
            .SelectMany(layer => Names(source, layer).Select(name => (Name: name, Layer: layer.Name)))
            .ToDictionary(pair => pair.Name, pair => pair.Layer);
        ILookup<string?, double> times = Profile(path, provider, image).ToLookup(
            kernel => layers.GetValueOrDefault(kernel.Key) ?? layers.GetValueOrDefault(Optimized().Replace(kernel.Key, "")),
            kernel => kernel.Value);
        return new LayerTimes(layers.Values.Distinct().ToDictionary(name => name, name => times[name].Sum()), times[null].Sum());
    }

    /// <summary>What ONNX Runtime appends to the name of a node whose tensors it lays out otherwise.</summary>
    [GeneratedRegex("_(nchwc|token_[0-9]+)$")]
    private static partial Regex Optimized();

    /// <summary>
    /// The nodes that compute a layer and its activation in one of the forms. ONNX Runtime names a layer after the identity that it drops
    /// behind it.
    /// </summary>
    private static IEnumerable<string> Names(GraphIndex source, NodeProto layer) => source.ActivationBehind(layer) is { } activation
        ? [layer.Name, activation.Name, IntegerForm.GateOf(activation.Name)]
        : [layer.Name, .. source.Consumers(layer.Output[0]).Where(node => node.OpType == "Identity").Select(node => node.Name)];

    /// <summary>Milliseconds of each node.</summary>
    private static Dictionary<string, double> Profile(string path, ProviderOptions provider, float[] image)
    {
        using SessionOptions options = provider.CreateSessionOptions();
        options.ProfileOutputPathPrefix = path;
        options.EnableProfiling = true;
        using var session = new InferenceSession(path, options);
        long[] shape = [.. session.InputMetadata[session.InputNames[0]].Dimensions.Select(size => (long)size)];
        using var value = OrtValue.CreateTensorValueFromMemory(image, shape);
        using var run = new RunOptions();
        for (int i = 0; i < Runs; i++)
        {
            session.Run(run, session.InputNames, [value], session.OutputNames).Dispose();
        }

        using JsonDocument profile = JsonDocument.Parse(File.ReadAllBytes(session.EndProfiling()));
        return profile.RootElement.EnumerateArray()
            .Select(entry => (Name: entry.GetProperty("name").GetString()!, Entry: entry))
            .Where(entry => entry.Name.EndsWith(KernelTime, StringComparison.Ordinal))
            .GroupBy(entry => entry.Name[..^KernelTime.Length], entry => entry.Entry.GetProperty("dur").GetDouble() / 1000)
            .ToDictionary(node => node.Key, CandidateLatency.Median);
    }
}
