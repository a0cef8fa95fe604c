using System.Buffers.Binary;
using System.Text;

namespace Robotics.Bags.Mcap.Records;

/// <summary>Reads the fields of a record one after another.</summary>
internal ref struct McapFieldReader(ReadOnlySpan<byte> body, string record)
{
    private ReadOnlySpan<byte> _rest = body;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Remaining => _rest.Length;

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>A time or an offset, which no sound file has beyond 2^63.</summary>
    public long ReadInt64() => (long)ReadUInt64();

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes(ReadUInt32()));

    /// <summary>The bytes behind a 32-bit length.</summary>
    public ReadOnlySpan<byte> ReadBlock() => ReadBytes(ReadUInt32());

    /// <summary>The bytes behind a 64-bit length.</summary>
    public ReadOnlySpan<byte> ReadLongBlock() => ReadBytes(ReadUInt64());

    public Dictionary<string, string> ReadMap()
    {
        McapFieldReader pairs = new(ReadBlock(), record);
        Dictionary<string, string> map = [];
        while (!pairs.IsAtEnd)
        {
            string key = pairs.ReadText();
            map[key] = pairs.ReadText();
        }

        return map;
    }

    private ReadOnlySpan<byte> ReadBytes(ulong length) =>
        length <= (ulong)_rest.Length
            ? Take((int)length)
            : throw new BagException($"A field of a {record} record says that it has {length} bytes, and {_rest.Length} are left.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_rest.Length < length)
        {
            throw new BagException($"A {record} record ends {length - _rest.Length} bytes too early.");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
