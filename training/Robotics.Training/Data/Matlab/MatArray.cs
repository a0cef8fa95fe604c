using System.Buffers.Binary;

namespace Robotics.Training.Data.Matlab;

/// <summary>A numeric array of a MAT-file.</summary>
/// <param name="Dimensions">Lengths; the first index runs fastest.</param>
/// <param name="Type">Type in which the values are stored, which may be shorter than MATLAB's own.</param>
/// <param name="Data">The values, little-endian.</param>
internal sealed record MatArray(IReadOnlyList<int> Dimensions, MatType Type, byte[] Data)
{
    /// <summary>Value <paramref name="index"/> in storage order.</summary>
    public double this[int index]
    {
        get
        {
            int size = SizeOf(Type);
            ReadOnlySpan<byte> bytes = Data.AsSpan(index * size, size);
            return Type switch
            {
                MatType.Int8 => (sbyte)bytes[0],
                MatType.UInt8 => bytes[0],
                MatType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                MatType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
                MatType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
                MatType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                MatType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
                MatType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                MatType.Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            };
        }
    }

    /// <summary>Bytes of a value; 0 for a type that is no number.</summary>
    public static int SizeOf(MatType type) => type switch
    {
        MatType.Int8 or MatType.UInt8 => 1,
        MatType.Int16 or MatType.UInt16 => 2,
        MatType.Int32 or MatType.UInt32 or MatType.Single => 4,
        MatType.Int64 or MatType.UInt64 or MatType.Double => 8,
        _ => 0,
    };
}
