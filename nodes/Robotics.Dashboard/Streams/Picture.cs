using System.Buffers;

namespace Robotics.Dashboard.Streams;

/// <summary>A picture's file in pooled memory, which several viewers share; the last to release it gives the memory back.</summary>
internal sealed class Picture
{
    private readonly byte[] _buffer;
    private readonly int _length;
    private int _holders = 1;

    /// <summary>Takes over a buffer of the shared pool; the creator is its first holder.</summary>
    /// <param name="buffer">From <see cref="ArrayPool{T}.Shared"/>.</param>
    /// <param name="length">Bytes of the file in it.</param>
    /// <param name="number">Number of the picture in its stream, from 1.</param>
    /// <param name="stamp">The image's stamp in nanoseconds since 1970.</param>
    public Picture(byte[] buffer, int length, long number, long stamp) =>
        (_buffer, _length, Number, Stamp) = (buffer, length, number, stamp);

    public long Number { get; }

    public long Stamp { get; }

    /// <summary>The file, JPEG or PNG; valid for holders.</summary>
    public ReadOnlyMemory<byte> File => _buffer.AsMemory(0, _length);

    public Picture Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
