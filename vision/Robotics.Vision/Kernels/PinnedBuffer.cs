using System.Runtime.InteropServices;

namespace Robotics.Vision.Kernels;

/// <summary>Scratch memory of a kernel: zeroed, never moved, readable and writable one vector beyond its length.</summary>
internal sealed unsafe class PinnedBuffer<T>
    where T : unmanaged
{
    private const int PaddingBytes = 64;
    private readonly T[] _array;

    public PinnedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(length + PaddingBytes / sizeof(T), pinned: true);
        Pointer = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
    }

    public int Length { get; }

    /// <summary>Start of the memory, valid as long as this object is alive.</summary>
    public T* Pointer { get; }

    public Span<T> Span => _array.AsSpan(0, Length);
}
