using System.Runtime.CompilerServices;
using System.Text;

namespace Robotics.Msgs;

/// <summary>Adds up the size of a payload as <see cref="CdrWriter"/> would write it.</summary>
public struct CdrSizer
{
    private int _position;

    /// <summary>Bytes counted so far, with the encapsulation header.</summary>
    public readonly int Size => _position + Encapsulation.Size;

    /// <summary>Adds a primitive of 1, 2, 4 or 8 bytes, aligned to its size.</summary>
    public void Add(int size) => _position = checked(((_position + size - 1) & -size) + size);

    /// <summary>Adds numbers without a count.</summary>
    public void AddArray<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!values.IsEmpty)
        {
            Add(Unsafe.SizeOf<T>());
            _position = checked(_position + ((values.Length - 1) * Unsafe.SizeOf<T>()));
        }
    }

    /// <summary>Adds a string.</summary>
    public void AddString(ReadOnlySpan<char> value)
    {
        Add(sizeof(uint));
        _position = checked(_position + Encoding.UTF8.GetByteCount(value) + 1);
    }

    /// <summary>Adds a wide string.</summary>
    public void AddWString(ReadOnlySpan<char> value)
    {
        Add(sizeof(uint));
        _position = checked(_position + (value.Length * sizeof(uint)));
    }

    /// <summary>Adds strings without a count.</summary>
    public void AddStringArray(ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            AddString(value);
        }
    }

    /// <summary>Adds wide strings without a count.</summary>
    public void AddWStringArray(ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            AddWString(value);
        }
    }
}
