namespace TorchSharp;

/// <summary>
/// Frees every tensor that was made on this thread while the scope was the innermost one, except those moved out of it.
/// A scope belongs to the thread that made it.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly List<torch.Tensor> _tensors = [];
    private bool _disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    /// <summary>How many live tensors the scope owns.</summary>
    public int DisposablesCount => _tensors.Count;

    /// <summary>The tensors that the scope owns now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _tensors];

    internal DisposeScope? OuterScope { get; }

    /// <summary>Whether the scope owns the tensor.</summary>
    public bool Contains(torch.Tensor disposable)
    {
        ArgumentNullException.ThrowIfNull(disposable);
        return disposable.OwningDisposeScope == this;
    }

    /// <summary>Hands the tensor to the enclosing scope, or to the garbage collector when there is none.</summary>
    public T MoveToOuter<T>(T disposable) where T : torch.Tensor => MoveToOther(OuterScope, disposable);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 First, T2 Second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : torch.Tensor where T2 : torch.Tensor =>
        (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<torch.Tensor> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var tensor in disposables) MoveToOuter(tensor);
    }

    /// <summary>Hands the tensor to another scope; null stands for none.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : torch.Tensor
    {
        ArgumentNullException.ThrowIfNull(disposable);
        if (scope is null) return Detach(disposable);
        disposable.OwningDisposeScope?.Remove(disposable);
        scope.Add(disposable);
        return disposable;
    }

    /// <summary>Takes the tensor out of every scope.</summary>
    public T Detach<T>(T disposable) where T : torch.Tensor
    {
        ArgumentNullException.ThrowIfNull(disposable);
        if (disposable.OwningDisposeScope is { } owner)
        {
            owner.Remove(disposable);
            _manager.StatisticsInstance.DetachedFromScopeCount++;
        }
        return disposable;
    }

    /// <summary>Makes this scope the owner of a tensor that belongs to another one, or to none.</summary>
    public T Attach<T>(T disposable) where T : torch.Tensor
    {
        ArgumentNullException.ThrowIfNull(disposable);
        if (disposable.OwningDisposeScope is null) _manager.StatisticsInstance.AttachedToScopeCount++;
        return MoveToOther(this, disposable);
    }

    /// <summary>Frees what the scope owns; the scope stays usable.</summary>
    public void DisposeEverything()
    {
        for (var k = _tensors.Count - 1; k >= 0; k = Math.Min(k, _tensors.Count) - 1) _tensors[k].Dispose();
    }

    /// <summary>Frees what the scope owns, except the given tensors.</summary>
    public void DisposeEverythingBut(params IEnumerable<torch.Tensor> keep)
    {
        var kept = keep.ToHashSet<torch.Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in _tensors.ToArray())
        {
            if (!kept.Contains(tensor)) tensor.Dispose();
        }
    }

    /// <summary>Frees what the scope owns and makes the enclosing scope the innermost one again.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        DisposeEverything();
        _manager.Close(this);
    }

    internal void Add(torch.Tensor tensor)
    {
        tensor.OwningDisposeScope = this;
        tensor.ScopeSlot = _tensors.Count;
        _tensors.Add(tensor);
    }

    // The last tensor takes the free slot, so that a scope that lives long does not collect dead entries.
    internal void Remove(torch.Tensor tensor)
    {
        var last = _tensors[^1];
        _tensors[tensor.ScopeSlot] = last;
        last.ScopeSlot = tensor.ScopeSlot;
        _tensors.RemoveAt(_tensors.Count - 1);
        tensor.OwningDisposeScope = null;
    }
}
