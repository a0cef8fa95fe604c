using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.TensorOperations;

public sealed class DataTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Span_is_the_memory_of_the_tensor()
    {
        var x = zeros(2, 3);
        x.AsSpan<float>()[4] = 7;
        Assert.Equal(7, x[1, 1].ToSingle());
        x.bytes.Clear();
        Assert.Equal(0, x.abs().sum().ToSingle());
    }

    [Fact]
    public void Span_of_another_type_or_layout_is_refused()
    {
        var x = zeros(2, 3);
        Assert.Contains("holds Float32, not Int32", Assert.Throws<ArgumentException>(() => { x.AsSpan<int>(); }).Message);
        Assert.Contains("call contiguous()", Assert.Throws<ArgumentException>(() => { x.t().AsSpan<float>(); }).Message);
        Assert.Equal(new float[6], x.t().data<float>());
    }

    [Fact]
    public void Arrays_of_any_rank_become_tensors()
    {
        var x = from_array(new[,] { { 1.5, 2 }, { 3, 4 }, { 5, 6 } });
        Assert.Equal(ScalarType.Float64, x.dtype);
        Assert.Equal([3L, 2], x.shape);
        Assert.Equal([1.5, 2, 3, 4, 5, 6], x.data<double>());
        Assert.Equal(ScalarType.Float32, from_array(new long[] { 1 }, float32).dtype);
        Assert.Equal([(byte)1, (byte)255], tensor(new byte[] { 1, 255 }).data<byte>());
        Assert.Equal([0L], from_array(Array.Empty<float>()).shape);
    }

    [Fact]
    public void Wrong_count_is_refused() =>
        Assert.Contains("5 numbers do not fill", Assert.Throws<ArgumentException>(() => tensor(new float[5], [2, 3])).Message);

    [Theory]
    [InlineData(ScalarType.Float32, 2.5)]
    [InlineData(ScalarType.Float64, -0.1)]
    [InlineData(ScalarType.Int64, 9007199254740993.0)]
    [InlineData(ScalarType.Bool, 1.0)]
    public void Item_reads_one_number(ScalarType type, double value)
    {
        var x = full(1, value, dtype: type);
        Assert.Equal((float)value, x.ToSingle());
        Assert.Equal(x.dtype == ScalarType.Float32 ? (float)value : value, x.ToDouble());
    }

    [Fact]
    public void Large_integers_are_read_exactly() => Assert.Equal(9007199254740993, tensor(9007199254740993).ToInt64());

    [Fact]
    public void Conversions_change_type_and_keep_lifetimes_apart()
    {
        var x = ones(3);
        var same = x.to(float32);
        x.Dispose();
        Assert.Equal(3, same.sum().ToSingle());
        var whole = same.to(int32, disposeAfter: true);
        Assert.True(same.IsInvalid);
        Assert.Equal([1, 1, 1], whole.data<int>());
    }

    [Fact]
    public void Prints_its_values() => Assert.Contains("1.5", full(2, 1.5).ToString());

    [Fact]
    public void Channels_last_moves_the_channels_in_memory_only()
    {
        var x = arange(24, dtype: float32).view(1, 2, 3, 4);
        var y = x.contiguous(memory_format.channels_last);
        Assert.True(y.is_contiguous(memory_format.channels_last));
        Assert.False(y.is_contiguous());
        Assert.Equal([24L, 1, 8, 2], y.stride());
        Assert.Equal(x.data<float>(), y.data<float>());
    }
}
