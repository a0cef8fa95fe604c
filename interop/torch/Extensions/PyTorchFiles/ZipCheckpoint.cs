using System.IO.Compression;
using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>The zip format: <c>NAME/data.pkl</c>, and one stored entry <c>NAME/data/KEY</c> for each storage.</summary>
internal static class ZipCheckpoint
{
    private const string PickleName = "/data.pkl";

    internal static Dictionary<string, Tensor> Load(FileStream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var pickles = archive.Entries.Where(entry => entry.FullName.EndsWith(PickleName, StringComparison.Ordinal)).ToArray();
        if (pickles.Length != 1) throw new InvalidDataException("it is a zip archive without the one data.pkl that PyTorch writes.");
        var folder = pickles[0].FullName[..^PickleName.Length];
        if (archive.GetEntry($"{folder}/constants.pkl") is not null)
            throw new InvalidDataException("it is a TorchScript program, not a state dictionary; save model.state_dict() with torch.save.");
        if (archive.GetEntry($"{folder}/byteorder") is { } order && !Read(order).SequenceEqual("little"u8))
            throw new InvalidDataException("it was written on a big-endian machine.");

        var unpickler = new TorchUnpickler();
        var content = unpickler.Read(new PickleReader(Read(pickles[0])));
        return new StateDictionary(file.Length).Collect(content, storage => ReadStorage(archive, folder, storage));
    }

    private static byte[] ReadStorage(ZipArchive archive, string folder, TorchStorage storage)
    {
        var entry = archive.GetEntry($"{folder}/data/{storage.Key}")
            ?? throw new InvalidDataException($"the storage {storage.Key} is missing.");
        return entry.Length == storage.ByteCount
            ? Read(entry)
            : throw new InvalidDataException($"the storage {storage.Key} has {entry.Length} bytes instead of {storage.ByteCount}.");
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        // PyTorch stores without compression. Accepting some would let a small file announce any amount of memory.
        if (entry.CompressedLength != entry.Length) throw new InvalidDataException($"its entry {entry.FullName} is compressed.");
        var bytes = new byte[checked((int)entry.Length)];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
