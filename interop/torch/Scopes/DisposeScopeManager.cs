namespace TorchSharp;

/// <summary>The dispose scopes of one thread, and how many tensors it made and freed.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? s_current;

    private DisposeScopeManager()
    {
    }

    /// <summary>Counters of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current.StatisticsInstance;

    internal static DisposeScopeManager Current => s_current ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? Innermost { get; private set; }

    internal static DisposeScope NewDisposeScope()
    {
        var manager = Current;
        return manager.Innermost = new DisposeScope(manager, manager.Innermost);
    }

    internal void Register(torch.Tensor tensor)
    {
        if (Innermost is { } scope)
        {
            StatisticsInstance.CreatedInScopeCount++;
            scope.Add(tensor);
        }
        else
        {
            StatisticsInstance.CreatedOutsideScopeCount++;
        }
    }

    internal void Unregister(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is { } scope)
        {
            StatisticsInstance.DisposedInScopeCount++;
            scope.Remove(tensor);
        }
        else
        {
            StatisticsInstance.DisposedOutsideScopeCount++;
        }
    }

    internal void Close(DisposeScope scope)
    {
        if (Innermost == scope) Innermost = scope.OuterScope;
    }
}
