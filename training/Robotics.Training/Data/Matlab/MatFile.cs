using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Robotics.Training.Data.Matlab;

/// <summary>
/// Reads the real numeric arrays of a MAT-file of version 5 (little-endian, its elements compressed or not), which MATLAB writes by
/// default and SciPy reads and writes. Other variables (cells, structures, text) are passed over.
/// </summary>
/// <remarks>Format: MATLAB "MAT-File Format", chapter 1, level 5.</remarks>
internal static class MatFile
{
    private const int HeaderLength = 128;
    private const int VersionAt = 124;
    private const ushort Version5 = 0x0100;
    private const ushort LittleEndian = 0x4D49;
    private const int FirstNumericClass = 6;
    private const int LastNumericClass = 15;
    private const int ComplexFlag = 0x0800;

    // Deflate's greatest ratio.
    private const long MostInflation = 1032;

    /// <summary>The arrays of a file by name.</summary>
    /// <exception cref="DatasetException">The file is of another kind, damaged, or ends too early.</exception>
    public static IReadOnlyDictionary<string, MatArray> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            RequireVersion5(path, file);
            return ReadVariables(file);
        }
        catch (EndOfStreamException e)
        {
            throw new DatasetException($"{path} ends too early, as after an interrupted download; fetch it again.", e);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException($"{path} is damaged ({e.Message.TrimEnd('.')}); fetch it again.", e);
        }
    }

    private static void RequireVersion5(string path, FileStream file)
    {
        byte[] header = new byte[HeaderLength];
        file.ReadExactly(header);
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(VersionAt));
        ushort order = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(VersionAt + sizeof(ushort)));
        if (version != Version5 || order != LittleEndian)
        {
            throw new DatasetException(
                $"{path} is no MAT-file of version 5 in little-endian order; MATLAB writes one with save(..., '-v7').");
        }
    }

    private static Dictionary<string, MatArray> ReadVariables(FileStream file)
    {
        var arrays = new Dictionary<string, MatArray>(StringComparer.Ordinal);
        var elements = new MatElements(file, file.Length);
        while (elements.TryReadTag(out MatType type, out int length))
        {
            long end = file.Position + length;
            if (end > file.Length)
            {
                throw new EndOfStreamException();
            }

            if (type == MatType.Compressed)
            {
                using var inflated = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
                var inner = new MatElements(inflated, length * MostInflation);
                _ = inner.TryReadTag(out type, out length);
                Add(arrays, type, inner);
            }
            else
            {
                Add(arrays, type, elements);
            }

            file.Position = end;
        }

        return arrays;
    }

    private static void Add(Dictionary<string, MatArray> arrays, MatType type, MatElements elements)
    {
        if (type != MatType.Matrix)
        {
            return;
        }

        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(Expect(elements.Read(), MatType.UInt32, 2));
        if ((flags & byte.MaxValue) is < FirstNumericClass or > LastNumericClass || (flags & ComplexFlag) != 0)
        {
            return;
        }

        byte[] lengths = Expect(elements.Read(), MatType.Int32, 1);
        int[] dimensions = [.. Enumerable.Range(0, lengths.Length / sizeof(int))
            .Select(i => BinaryPrimitives.ReadInt32LittleEndian(lengths.AsSpan(i * sizeof(int))))];
        string name = Encoding.UTF8.GetString(elements.Read().Data);
        (MatType stored, byte[] data) = elements.Read();
        double count = dimensions.Aggregate(1.0, (product, dimension) => product * dimension);
        if (MatArray.SizeOf(stored) == 0 || count * MatArray.SizeOf(stored) != data.Length)
        {
            throw new InvalidDataException($"{name} of {string.Join("x", dimensions)} values has {data.Length} bytes of type {stored}");
        }

        arrays[name] = new MatArray(dimensions, stored, data);
    }

    private static byte[] Expect((MatType Type, byte[] Data) element, MatType type, int least) =>
        element.Type == type && element.Data.Length >= least * sizeof(int)
            ? element.Data
            : throw new InvalidDataException($"an element is of type {element.Type} where {type} belongs");
}
