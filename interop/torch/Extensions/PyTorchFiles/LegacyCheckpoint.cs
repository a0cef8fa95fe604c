using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>
/// The format before PyTorch 1.6: pickles of a magic number, a version, facts about the machine, the object, and the keys of the
/// storages; then each storage as a 64-bit count and its elements.
/// </summary>
internal static class LegacyCheckpoint
{
    private const long Version = 1001;

    private static readonly BigInteger s_magic = BigInteger.Parse("119547037146038801333356");

    internal static Dictionary<string, Tensor> Load(FileStream file)
    {
        var bytes = new byte[checked((int)file.Length)];
        file.ReadExactly(bytes);
        var reader = new PickleReader(bytes);
        var unpickler = new TorchUnpickler();
        if (ReadMagic(reader, unpickler) != s_magic) throw new InvalidDataException("it does not begin as a file of torch.save does.");
        if (unpickler.Read(reader) is not Version) throw new InvalidDataException($"its format is not version {Version}.");
        if (unpickler.Read(reader) is PickleDictionary machine && machine.Find("little_endian") is false)
            throw new InvalidDataException("it was written on a big-endian machine.");

        var content = unpickler.Read(reader);
        if (unpickler.Read(reader) is not List<object?> keys) throw new InvalidDataException("the list of its storages is missing.");
        var storages = new Dictionary<string, byte[]>();
        foreach (var key in keys)
        {
            var storage = unpickler.Storage(key as string ?? throw new InvalidDataException("a storage has no name."));
            if (reader.TakeInt64() != storage.Count)
                throw new InvalidDataException($"the storage {storage.Key} has another length than the tensors that use it say.");
            storages[storage.Key] = reader.Take(storage.ByteCount).ToArray();
        }

        return new StateDictionary(file.Length).Collect(content, storage => storages.TryGetValue(storage.Key, out var found)
            ? found
            : throw new InvalidDataException($"the storage {storage.Key} is missing."));
    }

    // Whatever else the file is, its first bytes then make no pickle.
    private static BigInteger ReadMagic(PickleReader reader, TorchUnpickler unpickler)
    {
        try
        {
            return unpickler.Read(reader) is BigInteger number ? number : BigInteger.Zero;
        }
        catch (PickleException)
        {
            return BigInteger.Zero;
        }
    }
}
