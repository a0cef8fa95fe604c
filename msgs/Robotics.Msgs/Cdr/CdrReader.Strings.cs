using System.Text;

namespace Robotics.Msgs;

/// <content>Strings.</content>
public ref partial struct CdrReader
{
    /// <summary>Reads a string; bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="bound">The most UTF-8 bytes that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public string ReadString(int bound = int.MaxValue, string field = "") => Encoding.UTF8.GetString(ReadUtf8(bound, field));

    /// <summary>Reads the UTF-8 bytes of a string in place, without the terminating NUL. They are not checked to be valid UTF-8.</summary>
    /// <param name="bound">The most UTF-8 bytes that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public ReadOnlySpan<byte> ReadUtf8(int bound = int.MaxValue, string field = "")
    {
        var length = ReadUInt32(field);
        if (length == 0)
        {
            return [];
        }

        if (length > (uint)Remaining)
        {
            throw new CdrException($"{Where(field)}: the string has {length} bytes, and the payload {Remaining} left.");
        }

        if (length - 1 > (uint)bound)
        {
            throw new CdrException($"{Where(field)}: the string has {length - 1} bytes, and its type allows {bound}.");
        }

        var bytes = Take(1, (int)length, field);
        return bytes[^1] == 0
            ? bytes[..^1]
            : throw new CdrException($"{Where(field)}: the string does not end with NUL.");
    }

    /// <summary>Reads a wide string.</summary>
    /// <param name="bound">The most UTF-16 units that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public string ReadWString(int bound = int.MaxValue, string field = "")
    {
        var units = ReadWStringUnits(bound, field);
        if (units.IsEmpty)
        {
            return "";
        }

        var characters = new char[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            characters[i] = units[i] <= char.MaxValue ? (char)units[i] : '\uFFFD';
        }

        return new string(characters);
    }

    /// <summary>Reads the UTF-16 units of a wide string, four bytes each, as <see cref="ReadSpan{T}"/> reads numbers.</summary>
    /// <param name="bound">The most UTF-16 units that the type allows.</param>
    /// <param name="field">The field's name, for the error.</param>
    public ReadOnlySpan<uint> ReadWStringUnits(int bound = int.MaxValue, string field = "")
        => ReadSpan<uint>(ReadSequenceLength(sizeof(uint), bound, field), field);
}
