using TorchSharp.Interop;

namespace TorchSharp.Extensions;

/// <summary>Memory layouts of images: PyTorch's names, which TorchSharp lacks.</summary>
public static class MemoryFormatExtensions
{
    private static readonly AtenOp s_asStrided = new("as_strided");

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
        var answer = NativeMethods.Check(NativeMethods.rt_tensor_is_contiguous(tensor.Handle, format.ToNative()));
        GC.KeepAlive(tensor);
        return answer != 0;
    }

    /// <summary>Lays out the four-dimensional parameters and buffers of a module in the given format.</summary>
    /// <remarks>
    /// A convolution computes in channels_last when its input or its weight lies so. The weight of a 1x1 convolution lies
    /// both ways at once and passes for the ordinary one by its strides: it gets the strides that say channels_last, so that
    /// one tensor in the ordinary layout does not turn the rest of the network back.
    /// </remarks>
    public static T to<T>(this T module, memory_format format) where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Convert(tensor => tensor.ndim == 4 ? Weight(tensor, format) : tensor.alias());
        return module;
    }

    private static torch.Tensor Weight(torch.Tensor tensor, memory_format format)
    {
        var weight = tensor.InFormat(format);
        if (format != memory_format.channels_last) return weight;
        var (channels, height, width) = (weight.shape[1], weight.shape[2], weight.shape[3]);
        return s_asStrided.Call(weight, weight.shape, new[] { height * width * channels, 1, width * channels, channels });
    }
}
