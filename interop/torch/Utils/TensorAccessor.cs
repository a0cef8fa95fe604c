using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order. Writes reach the tensor only when it is contiguous.</summary>
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
        get => _tensor.Span<T>()[index];
        set => _tensor.Span<T>()[index] = value;
    }

    public T[] ToArray() => _tensor.Span<T>().ToArray();

    public void CopyTo(Span<T> target) => _tensor.Span<T>().CopyTo(target);

    public void CopyFrom(ReadOnlySpan<T> source) => source.CopyTo(_tensor.Span<T>());

    public IEnumerator<T> GetEnumerator()
    {
        for (var k = 0; k < Count; k++) yield return this[k];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
