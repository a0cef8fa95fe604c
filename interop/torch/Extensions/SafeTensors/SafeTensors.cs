using System.Buffers.Binary;

namespace TorchSharp.Extensions;

/// <summary>
/// Named tensors in a file of the safetensors format: a JSON header, then the plain bytes. Reading runs no code from the
/// file and believes nothing in it unchecked. https://github.com/huggingface/safetensors#format
/// </summary>
public static class SafeTensors
{
    /// <summary>
    /// Writes the tensors, and texts about them, to a file. An existing file is replaced in one step, so that a crash leaves the old
    /// one.
    /// </summary>
    public static void Save(
        string path, IReadOnlyDictionary<string, torch.Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var entries = SafeTensorsLayout.Of(tensors);
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var header = SafeTensorsHeader.Write(entries, metadata);
            Span<byte> length = stackalloc byte[SafeTensorsHeader.LengthBytes];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach (var entry in entries.OrderBy(entry => entry.Begin)) WriteTensor(file, tensors[entry.Name]);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads all tensors of a file, onto the CPU. They belong to the dispose scope of the caller.</summary>
    /// <exception cref="InvalidDataException">The file is not a safetensors file, or is damaged.</exception>
    public static Dictionary<string, torch.Tensor> Load(string path)
    {
        using var file = File.OpenHandle(path);
        var header = SafeTensorsHeader.Read(file, path);
        var tensors = new Dictionary<string, torch.Tensor>(header.Entries.Count);
        try
        {
            foreach (var entry in header.Entries)
            {
                var tensor = torch.empty(entry.Shape, entry.Type);
                tensors.Add(entry.Name, tensor);
                SafeTensorsHeader.ReadExactly(file, tensor.bytes, header.DataStart + entry.Begin, path);
            }
            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads the texts of a file without its tensors.</summary>
    /// <exception cref="InvalidDataException">The file is not a safetensors file, or is damaged.</exception>
    public static IReadOnlyDictionary<string, string> LoadMetadata(string path)
    {
        using var file = File.OpenHandle(path);
        return SafeTensorsHeader.Read(file, path).Metadata;
    }

    private static void WriteTensor(FileStream file, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        file.Write(tensor.detach().cpu().contiguous().bytes);
    }
}
