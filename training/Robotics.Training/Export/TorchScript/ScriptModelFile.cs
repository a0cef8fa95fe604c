using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export.TorchScript;

/// <summary>
/// A network as a TorchScript file: the frozen program, and the <see cref="ModelManifest"/> beside it as the extra file
/// <c>robotics.manifest</c>. <c>torch.jit.load</c> of Python reads it.
/// </summary>
public static class ScriptModelFile
{
    /// <summary>What the files' names end with.</summary>
    public const string Extension = ".pt";

    /// <summary>Records a network for pictures of one size and makes its weights constants.</summary>
    /// <param name="network">
    /// Normalised RGB (1, 3, H, W) to logits; put into evaluation mode and into channels_last, in which oneDNN computes fastest.
    /// </param>
    /// <param name="input">Size of the pictures.</param>
    public static jit.ScriptModule<Tensor, Tensor> Trace(Module<Tensor, Tensor> network, ManifestInput input)
    {
        network.eval();
        network.to(memory_format.channels_last);
        using Tensor example = zeros(1, 3, input.Height, input.Width);
        using jit.ScriptModule<Tensor, Tensor> script = TorchSharp.Extensions.TorchScript.Trace(network, example);
        return script.freeze();
    }

    /// <summary>Writes a recorded network.</summary>
    public static void Write(string path, jit.ScriptModule<Tensor, Tensor> script, ModelManifest manifest) =>
        TorchSharp.Extensions.TorchScript.Save(script, path, ModelManifest.MetadataKey, manifest.ToJson());

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file has no manifest.</exception>
    /// <exception cref="TorchSharp.Interop.TorchException">The file is damaged or no TorchScript.</exception>
    public static (jit.ScriptModule<Tensor, Tensor> Script, ModelManifest Manifest) Read(string path)
    {
        (jit.ScriptModule<Tensor, Tensor> script, string? json) = TorchSharp.Extensions.TorchScript.Load(path, ModelManifest.MetadataKey);
        return json is not null
            ? (script, ModelManifest.FromJson(json))
            : throw new InvalidDataException($"{path} has no manifest: it was not written by robotics-train export --format torchscript.");
    }
}
