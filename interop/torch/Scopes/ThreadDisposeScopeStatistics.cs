namespace TorchSharp;

/// <summary>
/// How many tensors one thread made and freed, inside and outside dispose scopes. Finalised tensors are not counted as disposed.
/// </summary>
public sealed class ThreadDisposeScopeStatistics
{
    /// <summary>Tensors made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Tensors disposed of that belonged to no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Tensors made while a scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Tensors disposed of that belonged to a scope.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Tensors of no scope that a scope took over.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Tensors taken out of every scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Made minus disposed of.</summary>
    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets every counter to zero.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = DisposedInScopeCount = 0;
        AttachedToScopeCount = DetachedFromScopeCount = 0;
    }
}
