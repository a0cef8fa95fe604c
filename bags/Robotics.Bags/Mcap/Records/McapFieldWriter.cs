using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Robotics.Bags.Mcap.Records;

/// <summary>Gathers records in memory: each begins with an opcode, and its length is filled in at its end.</summary>
internal sealed class McapFieldWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public int Length => _buffer.WrittenCount;

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Begins a record whose body has <paramref name="bodySize"/> bytes.</summary>
    public void Begin(McapOpcode opcode, long bodySize)
    {
        WriteByte((byte)opcode);
        WriteUInt64((ulong)bodySize);
    }

    public void WriteByte(byte value) => _buffer.Write([value]);

    public void WriteUInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.GetSpan(sizeof(ushort)), value);
        _buffer.Advance(sizeof(ushort));
    }

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(sizeof(uint)), value);
        _buffer.Advance(sizeof(uint));
    }

    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(sizeof(ulong)), value);
        _buffer.Advance(sizeof(ulong));
    }

    public void WriteInt64(long value) => WriteUInt64((ulong)value);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public void WriteText(string text)
    {
        WriteUInt32((uint)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _buffer);
    }

    public void WriteMap(IReadOnlyDictionary<string, string> map)
    {
        WriteUInt32((uint)map.Sum(pair => SizeOf(pair.Key) + SizeOf(pair.Value)));
        foreach ((string key, string value) in map)
        {
            WriteText(key);
            WriteText(value);
        }
    }

    public static int SizeOf(string text) => sizeof(uint) + Encoding.UTF8.GetByteCount(text);

    public static int SizeOf(IReadOnlyDictionary<string, string> map) =>
        sizeof(uint) + map.Sum(pair => SizeOf(pair.Key) + SizeOf(pair.Value));
}
