using System.Runtime.InteropServices;
using System.Text.Json;

namespace Robotics.Training.Verification;

/// <summary>One record of a reference directory: a file, or one entry of a file that lists several.</summary>
/// <param name="Directory">The reference directory.</param>
/// <param name="Path">Path of the file within it, with forward slashes.</param>
/// <param name="List">Property of the file that lists the record; null where the record is the file.</param>
/// <param name="Id">What names the record within its file; null where the record is the file.</param>
/// <param name="Json">The record.</param>
/// <param name="File">The whole file, which may say something that concerns all its records.</param>
public sealed record ReferenceRecord(string Directory, string Path, string? List, string? Id, JsonElement Json, JsonElement File)
{
    /// <summary>How tables and messages name the record.</summary>
    public string Name => Id is null ? Path : $"{Path}#{Id}";

    /// <summary>The first folder of the path (models, losses, quant, metrics, train); empty for a file beside them.</summary>
    public string Group => Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

    /// <summary>Reads a file of little-endian float32 values that the record names.</summary>
    /// <exception cref="InvalidDataException">The file lies outside of the reference directory, or is no whole number of
    /// values.</exception>
    public float[] ReadValues(string path)
    {
        string root = System.IO.Path.GetFullPath(Directory) + System.IO.Path.DirectorySeparatorChar;
        string full = System.IO.Path.GetFullPath(path, root);
        if (!full.StartsWith(root, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Name} names {path}, which lies outside of the reference directory.");
        }

        byte[] bytes = System.IO.File.ReadAllBytes(full);
        return bytes.Length % sizeof(float) == 0
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : throw new InvalidDataException($"{path} has {bytes.Length} bytes, which are no whole number of float32 values.");
    }
}
