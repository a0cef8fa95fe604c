using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>
/// The tensors in a file that <c>torch.save</c> wrote: a zip archive since PyTorch 1.6, a row of pickles before. A pickle is a program;
/// here it is read by an interpreter that knows the few words that state dictionaries are made of and refuses every other, so that
/// nothing of the file is ever run. https://github.com/pytorch/pytorch/blob/main/torch/serialization.py
/// </summary>
public static class PyTorchFile
{
    private const int Signature = 4;

    private static ReadOnlySpan<byte> ZipSignature => "PK\x03\x04"u8;

    /// <summary>
    /// Reads all tensors, onto the CPU, by their paths in the saved object: <c>state_dict.module.conv.weight</c> for
    /// <c>{"state_dict": {"module.conv.weight": ...}}</c>, numbers for the places in lists. They belong to the dispose scope of the caller.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged, no such file, or refused; the message says why.</exception>
    public static Dictionary<string, Tensor> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[Signature];
        file.ReadAtLeast(start, Signature, throwOnEndOfStream: false);
        file.Position = 0;
        try
        {
            return start.SequenceEqual(ZipSignature) ? ZipCheckpoint.Load(file) : LegacyCheckpoint.Load(file);
        }
        catch (Exception e) when (e is PickleException or InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
        catch (OverflowException e)
        {
            throw new InvalidDataException($"{path} cannot be read: it, or a storage in it, is larger than 2 GiB.", e);
        }
    }
}
