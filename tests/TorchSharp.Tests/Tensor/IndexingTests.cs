using static TorchSharp.torch;

namespace TorchSharp.Tests.TensorOperations;

public sealed class IndexingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _cube = arange(24, dtype: int64).view(2, 3, 4);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Numbers_and_ranges_select_views()
    {
        Assert.Equal(23, _cube[1, 2, 3].ToInt64());
        Assert.Equal([20L, 21], _cube[1, 2, ..2].data<long>());
        Assert.Equal([5L, 9], _cube[0, 1.., 1].data<long>());
        Assert.Equal([3L, 7, 11], _cube[0, TensorIndex.Colon, ^1].data<long>());
        Assert.Equal([12L, 14, 16, 18, 20, 22], _cube[1, TensorIndex.Colon, TensorIndex.Slice(step: 2)].data<long>());
        _cube[0, 0] = zeros(4, dtype: int64);
        Assert.Equal([0L, 0, 0, 0, 4], _cube.view(-1)[..5].data<long>());
    }

    [Fact]
    public void Ellipsis_and_none_change_the_shape_as_in_Python()
    {
        Assert.Equal([2L, 3], _cube[TensorIndex.Ellipsis, 0].shape);
        Assert.Equal([1L, 2, 3, 1, 4], _cube[TensorIndex.None, TensorIndex.Ellipsis, TensorIndex.None, TensorIndex.Colon].shape);
        Assert.Equal([0L, 12], _cube[TensorIndex.Ellipsis, 0, 0].data<long>());
    }

    [Fact]
    public void Tensors_gather_and_masks_choose()
    {
        Assert.Equal([7L, 4], _cube[0, 1, tensor(new long[] { 3, 0 })].data<long>());
        Assert.Equal([2L, 2, 4], _cube[TensorIndex.Colon, tensor(new long[] { 2, 0 })].shape);
        Assert.Equal([22L, 23], _cube[_cube.gt(21)].data<long>());
        var rows = tensor([true, false, false, false, false, true]).view(2, 3);
        Assert.Equal([1L, 21], _cube[rows, 1].data<long>());
        Assert.Equal([3L, 22], _cube[rows, tensor(new long[] { 3, 2 })].data<long>());
        _cube[_cube.gt(2)] = tensor(-1L);
        Assert.Equal(-21 + 3, _cube.sum().ToInt64());
    }

    [Fact]
    public void Too_many_indices_are_refused() =>
        Assert.Contains("4 indices", Assert.Throws<ArgumentException>(() => _cube[0, 0, 0, 0]).Message);

    [Fact]
    public void Indexing_leaves_no_intermediate_tensors_behind()
    {
        var before = Tensor.TotalCount;
        using var part = _cube[0, 1, TensorIndex.None, 2..];
        Assert.Equal(before + 1, Tensor.TotalCount);
    }
}
