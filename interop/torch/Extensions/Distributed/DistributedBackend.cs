namespace TorchSharp.Extensions;

/// <summary>What carries the tensors of a <see cref="ProcessGroup"/>, numbered as in the native library.</summary>
public enum DistributedBackend
{
    /// <summary>Tensors on the CPU, over TCP.</summary>
    Gloo,

    /// <summary>Tensors on CUDA devices, each process having its own.</summary>
    Nccl,
}
