using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A tensor of no dimensions.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan([scalar], [], null, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device?, bool)"/>
    public static Tensor tensor(double scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan([scalar], [], null, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device?, bool)"/>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan([scalar], [], null, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device?, bool)"/>
    public static Tensor tensor(long scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan([scalar], [], null, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device?, bool)"/>
    public static Tensor tensor(bool scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan([scalar], [], null, device, requires_grad);

    /// <summary>A copy of the numbers, in one dimension.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool)"/>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool)"/>
    public static Tensor tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool)"/>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool)"/>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool)"/>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of the numbers in row-major order.</summary>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<float>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<double>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
    public static Tensor tensor(
        long[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<long>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<int>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<byte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromSpan<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var type = ToScalarType(rawArray.GetType().GetElementType()!);
        var shape = Enumerable.Range(0, rawArray.Rank).Select(rawArray.GetLongLength).ToArray();
        var bytes = MemoryMarshal.CreateReadOnlySpan(
            ref MemoryMarshal.GetArrayDataReference(rawArray), checked(rawArray.Length * ElementSize(type)));
        return Place(FromBytes(bytes, type, shape), dtype, device, requires_grad);
    }

    /// <summary>A copy of row-major data on the CPU.</summary>
    internal static Tensor FromBytes(ReadOnlySpan<byte> data, ScalarType type, ReadOnlySpan<long> shape)
    {
        fixed (byte* first = data)
        fixed (long* sizes = shape)
        {
            return new Tensor(NativeMethods.Check(NativeMethods.rt_tensor_new(first, sizes, shape.Length, (int)type)));
        }
    }

    private static Tensor FromSpan<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var size in shape) count *= size;
        if (count != data.Length)
            throw new ArgumentException($"{data.Length} numbers do not fill a tensor of shape [{string.Join(", ", shape.ToArray())}].");
        return Place(FromBytes(MemoryMarshal.AsBytes(data), ToScalarType(typeof(T)), shape), dtype, device, requires_grad);
    }

    private static Tensor Place(Tensor tensor, ScalarType? dtype, Device? device, bool requires_grad)
    {
        if ((dtype is { } type && type != tensor.dtype) || (device is not null && device != tensor.device))
            tensor = tensor.to(dtype ?? tensor.dtype, device ?? CPU, disposeAfter: true);
        return tensor.requires_grad_(requires_grad);
    }
}
