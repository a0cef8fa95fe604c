using Robotics.Bench.Inference;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Export.TorchScript;
using Robotics.Training.Models;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Bench.Models;

/// <summary>One network with random weights on the three engines, as each serves best.</summary>
internal sealed class NetworkEngines : IDisposable
{
    private readonly FeatureModel _network;
    private readonly jit.ScriptModule<Tensor, Tensor> _script;
    private readonly RawOnnxRuntime _runtime;
    private readonly Tensor _image;

    public NetworkEngines(ModelEntry entry, ImageSize input, ProviderOptions options)
    {
        Name = entry.Name;
        _network = entry.Create(entry.ReferenceClasses);
        _network.eval();
        _runtime = Export(_network, entry.Name, input, options);
        ModelManifest manifest = ModelFile.Describe(entry.Name, entry, entry.ReferenceClasses, input);
        _script = ScriptModelFile.Trace(_network, manifest.Input);
        _image = rand(1, 3, input.Height, input.Width).contiguous(memory_format.channels_last).DetachFromDisposeScope();
        Runs = [("eager", () => Run(_network)), ("TorchScript", () => Run(_script)), ("ONNX Runtime", _runtime.Run)];
    }

    public string Name { get; }

    /// <summary>What computes one picture, by engine.</summary>
    public IReadOnlyList<(string Engine, Action Run)> Runs { get; }

    public void Dispose()
    {
        _image.Dispose();
        _script.Dispose();
        _runtime.Dispose();
        _network.Dispose();
    }

    private static RawOnnxRuntime Export(FeatureModel network, string name, ImageSize input, ProviderOptions options)
    {
        string file = Path.GetTempFileName();
        try
        {
            OnnxGraph graph = ModuleExporter.Export(name, network, input.Height, input.Width);
            File.WriteAllBytes(file, graph.ToBytes(new Dictionary<string, string>()));
            return new RawOnnxRuntime(file, options);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Run(nn.IModule<Tensor, Tensor> module)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        module.call(_image);
    }
}
