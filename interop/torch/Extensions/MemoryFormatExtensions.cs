using TorchSharp.Interop;

namespace TorchSharp.Extensions;

/// <summary>Memory layouts of images: PyTorch's names, which TorchSharp lacks.</summary>
public static class MemoryFormatExtensions
{
    /// <summary>The tensor in the given layout, copied only if it lies otherwise. <c>channels_last</c> asks for four dimensions.</summary>
    public static torch.Tensor contiguous(this torch.Tensor tensor, memory_format format)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.InFormat(format);
    }

    /// <summary>Whether the tensor lies in the given layout.</summary>
    public static bool is_contiguous(this torch.Tensor tensor, memory_format format)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return NativeMethods.Check(NativeMethods.rt_tensor_is_contiguous(tensor.Handle, format.ToNative())) != 0;
    }

    /// <summary>Lays out the four-dimensional parameters and buffers of a module in the given format.</summary>
    public static T to<T>(this T module, memory_format format) where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Convert(tensor => tensor.ndim == 4 ? tensor.InFormat(format) : tensor.alias());
        return module;
    }
}
