using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Msgs;

/// <content>Arrays and sequences.</content>
public ref partial struct CdrReader
{
    /// <summary>Reads the element count of a sequence and refuses one that the bound or the rest of the payload cannot hold.</summary>
    /// <param name="elementSize">The least size of an element in bytes.</param>
    /// <param name="bound">The most elements that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public int ReadSequenceLength(int elementSize, int bound = int.MaxValue, string field = "")
    {
        var count = ReadUInt32(field);
        if (count > (uint)bound)
        {
            throw new CdrException($"{Where(field)}: the sequence has {count} elements, and its type allows {bound}.");
        }

        if (count * (ulong)(uint)elementSize > (ulong)Remaining)
        {
            throw new CdrException(
                $"{Where(field)}: the sequence has {count} elements of {elementSize} bytes or more, and the payload {Remaining} left.");
        }

        return (int)count;
    }

    /// <summary>
    /// Reads numbers in place; they need not be aligned in memory. A payload of the other byte order cannot be read in place and
    /// gives a converted copy.
    /// </summary>
    public ReadOnlySpan<T> ReadSpan<T>(int count, string field = "")
        where T : unmanaged
    {
        var values = TakeArray<T>(count, field);
        if (!_reversed || Unsafe.SizeOf<T>() == 1)
        {
            return values;
        }

        var converted = new T[count];
        ByteOrder.Reverse(values, converted);
        return converted;
    }

    /// <summary>Reads numbers into a new array.</summary>
    public T[] ReadArray<T>(int count, string field = "")
        where T : unmanaged
    {
        var values = TakeArray<T>(count, field);
        if (!_reversed || Unsafe.SizeOf<T>() == 1)
        {
            return values.ToArray();
        }

        var converted = new T[count];
        ByteOrder.Reverse(values, converted);
        return converted;
    }

    /// <summary>Reads truth values into a new array; every byte but zero is true.</summary>
    public bool[] ReadBooleanArray(int count, string field = "")
    {
        var bytes = TakeArray<byte>(count, field);
        var values = new bool[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i] != 0;
        }

        return values;
    }

    /// <summary>Reads strings into a new array.</summary>
    public string[] ReadStringArray(int count, int bound = int.MaxValue, string field = "")
    {
        var values = new string[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadString(bound, field);
        }

        return values;
    }

    /// <summary>Reads wide strings into a new array.</summary>
    public string[] ReadWStringArray(int count, int bound = int.MaxValue, string field = "")
    {
        var values = new string[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadWString(bound, field);
        }

        return values;
    }

    /// <summary>Reads messages into a new array.</summary>
    public T[] ReadMessageArray<T>(int count)
        where T : class, IMessage<T>
    {
        var values = new T[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = T.Read(ref this);
        }

        return values;
    }

    private ReadOnlySpan<T> TakeArray<T>(int count, string field)
        where T : unmanaged
    {
        if (count == 0)
        {
            return [];
        }

        var size = (long)count * Unsafe.SizeOf<T>();
        if (size > Remaining)
        {
            throw new CdrException($"{Where(field)}: needs {size} bytes, and the payload has {Remaining} left.");
        }

        return MemoryMarshal.Cast<byte, T>(Take(Unsafe.SizeOf<T>(), (int)size, field));
    }
}
