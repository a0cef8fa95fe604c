using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order. Writes reach the tensor only when it is contiguous.</summary>
/// <remarks>A span does not keep its tensor from the garbage collector; each member does until it has used it.</remarks>
public sealed class TensorAccessor<T> : IReadOnlyList<T> where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (torch.ToScalarType(typeof(T)) != tensor.dtype)
            throw new ArgumentException($"The tensor holds {tensor.dtype}, not {typeof(T).Name}.");
        _tensor = tensor.is_contiguous() ? tensor : tensor.contiguous();
    }

    /// <summary>The number of elements.</summary>
    public int Count => checked((int)_tensor.NumberOfElements);

    public T this[int index]
    {
        get
        {
            var value = _tensor.Span<T>()[index];
            GC.KeepAlive(_tensor);
            return value;
        }
        set
        {
            _tensor.Span<T>()[index] = value;
            GC.KeepAlive(_tensor);
        }
    }

    public T[] ToArray()
    {
        var copy = _tensor.Span<T>().ToArray();
        GC.KeepAlive(_tensor);
        return copy;
    }

    public void CopyTo(Span<T> target)
    {
        _tensor.Span<T>().CopyTo(target);
        GC.KeepAlive(_tensor);
    }

    public void CopyFrom(ReadOnlySpan<T> source)
    {
        source.CopyTo(_tensor.Span<T>());
        GC.KeepAlive(_tensor);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var k = 0; k < Count; k++) yield return this[k];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
