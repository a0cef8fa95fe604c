using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>Collects the tensors of an unpickled object by their paths in it.</summary>
/// <param name="fileSize">Bytes of the file, by which is judged what it may ask for.</param>
internal sealed class StateDictionary(long fileSize)
{
    private const int MaxDepth = 100;
    private const int MaxNodes = 10_000_000;
    private const int MaxPath = 1000;

    // Weights that are shared appear under several names, rarely more than twice.
    private const long MaxSharing = 4;

    private readonly Dictionary<string, TorchTensor> _found = [];
    private readonly HashSet<object> _above = new(ReferenceEqualityComparer.Instance);
    private int _nodes;
    private long _bytes;

    /// <summary>Makes the tensors, which belong to the dispose scope of the caller.</summary>
    /// <exception cref="InvalidDataException">The object is endless, asks for more memory than its file explains, or has no
    /// tensor.</exception>
    internal Dictionary<string, Tensor> Collect(object? content, Func<TorchStorage, byte[]> read)
    {
        Visit(content, "");
        if (_found.Count == 0) throw new InvalidDataException("there is no tensor in it.");
        var tensors = new Dictionary<string, Tensor>(_found.Count);
        try
        {
            // Storage by storage, so that only one is in memory beside the tensors.
            foreach (var group in _found.GroupBy(entry => entry.Value.Storage))
            {
                var storage = read(group.Key);
                foreach (var (path, found) in group)
                {
                    var tensor = empty(found.Shape, group.Key.Type);
                    tensors.Add(path, tensor);
                    found.CopyTo(tensor.bytes, storage);
                }
            }

            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }

    private void Visit(object? node, string path)
    {
        if (++_nodes > MaxNodes || _above.Count > MaxDepth)
            throw new InvalidDataException("its object has too many parts, or parts within parts.");
        switch (node)
        {
            case TorchTensor tensor:
                Add(path, tensor);
                break;
            case PickleDictionary dictionary:
                VisitParts(dictionary, path, dictionary.Items.Select(item => (NameOf(item.Key), item.Value)));
                break;
            case List<object?> list:
                VisitParts(list, path, list.Select((part, index) => (NameOf((long)index), part)));
                break;
            case object?[] tuple:
                VisitParts(tuple, path, tuple.Select((part, index) => (NameOf((long)index), part)));
                break;
        }
    }

    private void VisitParts(object node, string path, IEnumerable<(string? Name, object? Part)> parts)
    {
        if (!_above.Add(node)) throw new InvalidDataException("its object contains itself.");
        foreach (var (name, part) in parts)
        {
            if (name is null) continue;
            if (path.Length + name.Length > MaxPath) throw new InvalidDataException("the names of its parts are too long.");
            Visit(part, path.Length == 0 ? name : $"{path}.{name}");
        }

        _above.Remove(node);
    }

    private void Add(string path, TorchTensor tensor)
    {
        _bytes += tensor.Count * tensor.Storage.ItemSize;
        if (_bytes > MaxSharing * fileSize) throw new InvalidDataException("its tensors take many times the memory that the file has.");
        if (!_found.TryAdd(path, tensor)) throw new InvalidDataException($"it has two tensors called {path}.");
    }

    private static string? NameOf(object? key) => key switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
