using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>
/// Reads the pickles of a file of <c>torch.save</c>: what each name that they may use stands for. All others are refused.
/// </summary>
internal sealed class TorchUnpickler : IPickleWorld
{
    // Bookkeeping beside the weights, of which nothing is made: options, scores, devices.
    private static readonly HashSet<string> s_ignored =
    [
        "argparse.Namespace", "torch.device", "torch.dtype", "_codecs.encode", "numpy.dtype", "numpy.core.multiarray.scalar",
        "numpy._core.multiarray.scalar", "collections.defaultdict", "collections.Counter", "builtins.set", "builtins.dict", "builtins.list",
        "__builtin__.set", "__builtin__.dict", "__builtin__.list",
    ];

    private readonly Dictionary<string, TorchStorage> _storages = [];

    /// <summary>The storage of that key; a tensor used it.</summary>
    internal TorchStorage Storage(string key) => _storages.TryGetValue(key, out var storage)
        ? storage
        : throw new InvalidDataException($"no tensor uses the storage {key}.");

    internal object? Read(PickleReader reader) => new PickleMachine(reader, this).Run();

    /// <inheritdoc/>
    public object? Resolve(string module, string name)
    {
        var full = $"{module}.{name}";
        if (module is "torch" or "torch.storage" && TorchStorage.TypeOf(name) is { } type) return type;
        return full switch
        {
            "collections.OrderedDict" => TorchWord.OrderedDictionary,
            "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2" => TorchWord.Tensor,
            "torch._utils._rebuild_parameter" => TorchWord.Parameter,
            "torch.nn.parameter.Parameter" => TorchWord.Parameter,
            "torch.Size" => TorchWord.Size,
            _ when s_ignored.Contains(full) => TorchWord.Ignored,
            _ when module is "torch" or "torch.storage" && name.EndsWith("Storage", StringComparison.Ordinal)
                => throw new PickleException($"it has elements of the type {full}, which is not supported."),
            _ => throw new PickleException(
                $"it wants to use {full}, which a state dictionary does not need; nothing of it was run. Save model.state_dict() alone."),
        };
    }

    /// <inheritdoc/>
    public object? Call(object? word, object?[] arguments) => (word, arguments) switch
    {
        (TorchWord.OrderedDictionary, []) => new PickleDictionary(),
        (TorchWord.OrderedDictionary, [List<object?> items]) => PickleDictionary.Of(items),
        (TorchWord.Tensor, [TorchStorage storage, long offset, object?[] shape, object?[] strides, ..]) =>
            new TorchTensor(storage, offset, Numbers(shape), Numbers(strides)),
        (TorchWord.Parameter, [TorchTensor data, ..]) => data,
        (TorchWord.Size, [object?[] shape]) => shape,
        (TorchWord.Ignored, _) => TorchWord.Ignored,
        _ => throw new PickleException("it makes an object in a way that PyTorch does not."),
    };

    /// <inheritdoc/>
    public object? Persist(object? id)
    {
        // ('storage', type, key, device, elements) and, in old files, a view, which PyTorch has not written since version 0.4.
        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", ScalarType type, string key, _, long count, ..] || count < 0
            || (parts.Length == 6 && parts[5] is not null))
        {
            throw new PickleException("it refers to something that is no storage.");
        }

        var storage = new TorchStorage(key, type, count);
        if (_storages.TryAdd(key, storage) || _storages[key] == storage) return _storages[key];
        throw new PickleException($"it describes the storage {key} in two ways.");
    }

    private static long[] Numbers(object?[] values) => Array.ConvertAll(
        values, value => value is long number ? number : throw new PickleException("the shape of a tensor is not made of whole numbers."));
}
