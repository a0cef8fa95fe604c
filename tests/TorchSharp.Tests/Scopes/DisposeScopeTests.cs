using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

public sealed class DisposeScopeTests
{
    [Fact]
    public void Scope_frees_what_was_made_in_it()
    {
        Tensor inner;
        using (var scope = NewDisposeScope())
        {
            inner = zeros(2);
            Assert.Equal(1, scope.DisposablesCount);
            Assert.True(scope.Contains(inner));
        }
        Assert.True(inner.IsInvalid);
        var error = Assert.Throws<ObjectDisposedException>(() => inner.shape);
        Assert.Contains("move it to the outer scope", error.Message);
    }

    [Fact]
    public void Tensor_moved_out_lives_on_in_the_outer_scope()
    {
        using var outer = NewDisposeScope();
        Tensor moved;
        using (NewDisposeScope())
        {
            moved = ones(2).MoveToOuterDisposeScope();
        }
        Assert.Equal(2, moved.sum().ToDouble());
        Assert.True(outer.Contains(moved));
    }

    [Fact]
    public void Detached_tensor_belongs_to_nobody()
    {
        Tensor detached;
        using (NewDisposeScope()) detached = ones(3).DetachFromDisposeScope();
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Disposed_tensor_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var (first, second, third) = (zeros(1), ones(1), full(1, 2));
        second.Dispose();
        Assert.Equal(2, scope.DisposablesCount);
        Assert.Equal([first, third], scope.DisposablesView);
        scope.DisposeEverythingBut(third);
        Assert.True(first.IsInvalid);
        Assert.Equal(2, third.ToDouble());
    }

    [Fact]
    public void Statistics_of_the_thread_count_what_scopes_do()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        var outside = zeros(1);
        using (var scope = NewDisposeScope())
        {
            zeros(1);
            zeros(1).DetachFromDisposeScope().Dispose();
            scope.Attach(outside);
        }
        Assert.Equal((1, 2, 2, 1, 1, 1, 0), (
            statistics.CreatedOutsideScopeCount, statistics.CreatedInScopeCount, statistics.DisposedInScopeCount,
            statistics.DisposedOutsideScopeCount, statistics.AttachedToScopeCount, statistics.DetachedFromScopeCount,
            statistics.ThreadTotalLiveCount));
    }
}
