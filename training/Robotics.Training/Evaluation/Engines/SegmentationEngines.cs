using Robotics.Inference;
using Robotics.Training.Export.TorchScript;
using Robotics.Training.Models;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Evaluation.Engines;

/// <summary>Opens model files.</summary>
public static class SegmentationEngines
{
    private const string OnnxExtension = ".onnx";
    private const string WeightsExtension = ".safetensors";

    /// <summary>Whether the files of an engine end so.</summary>
    public static bool Takes(EngineKind kind, string path) => kind switch
    {
        EngineKind.Onnx => HasExtension(path, OnnxExtension),
        EngineKind.Torch => HasExtension(path, WeightsExtension),
        _ => HasExtension(path, ScriptModelFile.Extension) || HasExtension(path, WeightsExtension),
    };

    /// <summary>The engine that a file is for by its name: ONNX Runtime where nothing else is.</summary>
    public static EngineKind For(string path) =>
        Enum.GetValues<EngineKind>().Where(kind => Takes(kind, path)).DefaultIfEmpty(EngineKind.Onnx).First();

    /// <summary>Loads a model of logits.</summary>
    /// <exception cref="ModelException">ONNX Runtime cannot run the file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or has no manifest.</exception>
    /// <exception cref="TorchSharp.Interop.TorchException">libtorch cannot run the file.</exception>
    public static ISegmentationEngine Open(EngineKind kind, string path) => kind switch
    {
        EngineKind.Onnx => new OnnxEngine(SegmentationModel.Load(path, new ProviderOptions())),
        EngineKind.Torch => OpenWeights(path),
        _ => HasExtension(path, WeightsExtension) ? TraceWeights(path) : OpenScript(path),
    };

    private static LibtorchEngine<Module<Tensor, Tensor>> OpenWeights(string path)
    {
        UseAllCores();
        (Module<Tensor, Tensor> network, ModelManifest manifest) = ModelFile.Read(path);
        network.eval();
        network.to(memory_format.channels_last);
        return new LibtorchEngine<Module<Tensor, Tensor>>("torch-cpu", path, manifest, network);
    }

    private static LibtorchEngine<jit.ScriptModule<Tensor, Tensor>> TraceWeights(string path)
    {
        UseAllCores();
        (Module<Tensor, Tensor> network, ModelManifest manifest) = ModelFile.Read(path);
        using (network)
        {
            return Script(path, manifest, ScriptModelFile.Trace(network, manifest.Input));
        }
    }

    private static LibtorchEngine<jit.ScriptModule<Tensor, Tensor>> OpenScript(string path)
    {
        UseAllCores();
        (jit.ScriptModule<Tensor, Tensor> script, ModelManifest manifest) = ScriptModelFile.Read(path);
        return Script(path, manifest, script);
    }

    private static LibtorchEngine<jit.ScriptModule<Tensor, Tensor>> Script(
        string path, ModelManifest manifest, jit.ScriptModule<Tensor, Tensor> script) => new("torchscript-cpu", path, manifest, script);

    // libtorch begins with one thread.
    private static void UseAllCores() => set_num_threads(Environment.ProcessorCount);

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
