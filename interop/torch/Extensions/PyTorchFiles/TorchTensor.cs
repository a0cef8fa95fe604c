namespace TorchSharp.Extensions;

/// <summary>A tensor of a file: a view of a storage, within its bounds and without overlap.</summary>
internal sealed class TorchTensor
{
    /// <exception cref="PickleException">The view leaves the storage, or shows an element twice.</exception>
    internal TorchTensor(TorchStorage storage, long offset, long[] shape, long[] strides)
    {
        (Storage, Offset, Shape, Strides) = (storage, offset, shape, strides);
        if (shape.Length != strides.Length || offset < 0
            || Array.Exists(shape, size => size < 0) || Array.Exists(strides, step => step < 0))
            throw new PickleException($"a tensor of the storage {storage.Key} has an impossible shape.");
        try
        {
            Count = shape.Aggregate(1L, (product, size) => checked(product * size));
            var last = Count == 0
                ? offset - 1
                : shape.Zip(strides).Aggregate(offset, (sum, side) => checked(sum + ((side.First - 1) * side.Second)));
            if (last >= storage.Count || Count > storage.Count)
                throw new PickleException($"a tensor of {Count} elements does not fit its storage {storage.Key} of {storage.Count}.");
        }
        catch (OverflowException)
        {
            throw new PickleException($"a tensor of the storage {storage.Key} is too large for any memory.");
        }
    }

    internal TorchStorage Storage { get; }

    internal long Offset { get; }

    internal long[] Shape { get; }

    internal long[] Strides { get; }

    internal long Count { get; }

    /// <summary>Copies the elements, row by row, out of the storage's bytes.</summary>
    internal void CopyTo(Span<byte> elements, ReadOnlySpan<byte> storage)
    {
        if (Count > 0) Copy(elements, storage, 0, Offset);
    }

    private int Copy(Span<byte> elements, ReadOnlySpan<byte> storage, int dimension, long from)
    {
        var item = Storage.ItemSize;
        if (dimension == Shape.Length)
        {
            storage.Slice(checked((int)(from * item)), item).CopyTo(elements);
            return item;
        }

        var size = Shape[dimension];
        if (dimension == Shape.Length - 1 && Strides[dimension] == 1)
        {
            var bytes = checked((int)(size * item));
            storage.Slice(checked((int)(from * item)), bytes).CopyTo(elements);
            return bytes;
        }

        var written = 0;
        for (var i = 0L; i < size; i++) written += Copy(elements[written..], storage, dimension + 1, from + (i * Strides[dimension]));
        return written;
    }
}
