using System.Buffers.Binary;

namespace Robotics.Training.Data.Matlab;

/// <summary>
/// Reads the data elements of a stream one after another: a tag of type and length, the bytes, and padding to eight bytes.
/// </summary>
/// <param name="stream">The elements.</param>
/// <param name="limit">Most bytes that the stream can hold, against lengths that are not true.</param>
internal sealed class MatElements(Stream stream, long limit)
{
    private const int TagLength = 8;
    private const int HalfTag = TagLength / 2;
    private const int ShortLengthShift = 16;

    private readonly byte[] _tag = new byte[TagLength];
    private bool _isShort;

    /// <summary>Reads the next tag; false at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The length is greater than the stream.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within the tag.</exception>
    public bool TryReadTag(out MatType type, out int length)
    {
        int read = stream.ReadAtLeast(_tag, TagLength, throwOnEndOfStream: false);
        uint word = BinaryPrimitives.ReadUInt32LittleEndian(_tag), second = BinaryPrimitives.ReadUInt32LittleEndian(_tag.AsSpan(HalfTag));

        // Up to four bytes of data lie within the tag, whose first word then holds the length too.
        _isShort = word >> ShortLengthShift != 0;
        type = (MatType)(_isShort ? (ushort)word : word);
        uint bytes = _isShort ? word >> ShortLengthShift : second;
        if (read is > 0 and < TagLength)
        {
            throw new EndOfStreamException();
        }

        if (read > 0 && bytes > (_isShort ? HalfTag : Math.Min(limit, Array.MaxLength)))
        {
            throw new InvalidDataException($"an element claims {bytes} bytes");
        }

        length = (int)bytes;
        return read > 0;
    }

    /// <summary>Reads the tag and the bytes of an element that must be there.</summary>
    public (MatType Type, byte[] Data) Read()
    {
        if (!TryReadTag(out MatType type, out int length))
        {
            throw new EndOfStreamException();
        }

        return (type, ReadData(length));
    }

    /// <summary>The bytes of the element whose tag was read last.</summary>
    public byte[] ReadData(int length)
    {
        if (_isShort)
        {
            return _tag.AsSpan(HalfTag, length).ToArray();
        }

        byte[] data = new byte[length];
        stream.ReadExactly(data);
        stream.ReadAtLeast(_tag, -length & (TagLength - 1), throwOnEndOfStream: false);
        return data;
    }
}
