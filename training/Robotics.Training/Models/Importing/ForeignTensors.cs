using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Models.Importing;

/// <summary>The tensors of a file of another trainer: safetensors, or what <c>torch.save</c> wrote.</summary>
internal static class ForeignTensors
{
    private const string SafeTensorsExtension = ".safetensors";

    /// <summary>Reads all of them, onto the CPU. They belong to the dispose scope of the caller.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or refused.</exception>
    public static Dictionary<string, Tensor> Load(string path) =>
        Path.GetExtension(path).Equals(SafeTensorsExtension, StringComparison.OrdinalIgnoreCase)
            ? SafeTensors.Load(path)
            : PyTorchFile.Load(path);
}
