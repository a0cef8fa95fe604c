namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter: the number of its steps, and tensors by PyTorch's names.</summary>
internal sealed class OptimizerState : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> _tensors = [];

    public long Step { get; set; }

    public IReadOnlyDictionary<string, torch.Tensor> Tensors => _tensors;

    /// <summary>The tensor of a name, made at its first use.</summary>
    public torch.Tensor Get(string name, Func<torch.Tensor> make)
    {
        if (!_tensors.TryGetValue(name, out var tensor)) Set(name, tensor = make());
        return tensor;
    }

    public void Set(string name, torch.Tensor tensor)
    {
        if (_tensors.TryGetValue(name, out var old)) old.Dispose();
        _tensors[name] = tensor;
        tensor.DetachFromDisposeScope();
    }

    public void Clear()
    {
        Dispose();
        _tensors.Clear();
        Step = 0;
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
    }
}
