namespace TorchSharp.Extensions;

/// <summary>Access to a tensor's memory without a copy.</summary>
public static class TensorSpanExtensions
{
    /// <summary>The elements of a contiguous CPU tensor, in place and in row-major order. Valid while the tensor lives.</summary>
    /// <exception cref="ArgumentException">The tensor holds another type, is not contiguous or not on the CPU.</exception>
    public static Span<T> AsSpan<T>(this torch.Tensor tensor) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Span<T>();
    }
}
