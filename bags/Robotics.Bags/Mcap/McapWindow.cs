using Microsoft.Win32.SafeHandles;

namespace Robotics.Bags.Mcap;

/// <summary>Shows parts of a file from a buffer that is read ahead.</summary>
internal sealed class McapWindow(SafeFileHandle file, long fileLength)
{
    private const int ReadAhead = 1 << 16;
    private byte[] _buffer = [];
    private long _start;
    private int _count;

    public long FileLength => fileLength;

    /// <summary>The bytes from a position on: at least as many as needed, or none where the file ends before.</summary>
    public ReadOnlySpan<byte> Show(long position, long needed)
    {
        if (position < 0 || position > fileLength || needed > fileLength - position)
        {
            return [];
        }

        if (position < _start || position + needed > _start + _count)
        {
            Fill(position, (int)Math.Max(needed, Math.Min(ReadAhead, fileLength - position)));
        }

        return _buffer.AsSpan((int)(position - _start), (int)(_start + _count - position));
    }

    private void Fill(long position, int count)
    {
        if (_buffer.Length < count)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(count);
        }

        (_start, _count) = (position, 0);
        while (_count < count)
        {
            int read = RandomAccess.Read(file, _buffer.AsSpan(_count, count - _count), position + _count);
            _count += read > 0 ? read : throw new BagException("The file became shorter while it was read.");
        }
    }
}
