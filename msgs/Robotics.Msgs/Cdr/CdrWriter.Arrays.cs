using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Msgs;

/// <content>Arrays and sequences.</content>
public ref partial struct CdrWriter
{
    /// <summary>Writes the element count of a sequence.</summary>
    /// <param name="count">The element count.</param>
    /// <param name="bound">The most elements that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public void WriteSequenceLength(int count, int bound = int.MaxValue, string field = "")
    {
        if ((uint)count > (uint)bound)
        {
            throw new CdrException($"{Where(field)}: the sequence has {count} elements, and its type allows {bound}.");
        }

        WriteUInt32((uint)count);
    }

    /// <summary>Refuses an array that has not the length of its type. Nothing is written: arrays carry no count.</summary>
    public static void CheckArrayLength(int count, int length, string field)
    {
        if (count != length)
        {
            throw new CdrException($"{field}: the array has {count} elements, and its type needs {length}.");
        }
    }

    /// <summary>Writes numbers without a count.</summary>
    public void WriteArray<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (values.IsEmpty)
        {
            return;
        }

        var size = (long)values.Length * Unsafe.SizeOf<T>();
        if (size > _body.Length - _position)
        {
            ThrowFull(size);
        }

        var destination = MemoryMarshal.Cast<byte, T>(Advance(Unsafe.SizeOf<T>(), (int)size));
        if (BitConverter.IsLittleEndian)
        {
            values.CopyTo(destination);
        }
        else
        {
            ByteOrder.Reverse(values, destination);
        }
    }

    /// <summary>Writes strings without a count.</summary>
    public void WriteStringArray(ReadOnlySpan<string> values, int bound = int.MaxValue, string field = "")
    {
        foreach (var value in values)
        {
            WriteString(value, bound, field);
        }
    }

    /// <summary>Writes wide strings without a count.</summary>
    public void WriteWStringArray(ReadOnlySpan<string> values, int bound = int.MaxValue, string field = "")
    {
        foreach (var value in values)
        {
            WriteWString(value, bound, field);
        }
    }

    /// <summary>Writes messages without a count.</summary>
    public void WriteMessageArray<T>(ReadOnlySpan<T> values)
        where T : class, IMessage<T>
    {
        foreach (var value in values)
        {
            value.Write(ref this);
        }
    }

    /// <summary>Writes the count of a <c>uint8[]</c> and gives its bytes to be filled in place; they hold what the buffer held.</summary>
    public Span<byte> ReserveBytes(int count)
    {
        WriteSequenceLength(count, int.MaxValue, "uint8[]");
        return Advance(1, count);
    }
}
