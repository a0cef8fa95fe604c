using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Interop;

/// <summary>Every way in which an argument or a result crosses to libtorch.</summary>
public sealed class AtenOpTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Schema_is_PyTorch_s() =>
        Assert.Equal("aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor", new AtenOp("add.Tensor").Schema);

    [Fact]
    public void Whole_number_serves_a_float_argument() =>
        Assert.Equal(0, new AtenOp("dropout").Call(ones(4), 1, true).sum().ToDouble());

    [Fact]
    public void One_number_serves_a_list_of_fixed_length() =>
        Assert.Equal([1L, 1, 2, 2], new AtenOp("avg_pool2d").Call(ones(1, 1, 4, 4), 2).shape);

    [Fact]
    public void Texts_reach_the_operator()
    {
        Assert.Equal(-3, new AtenOp("div.Tensor_mode").Call(tensor(-5.0), tensor(2.0), "floor").ToDouble());
        var error = Assert.Throws<TorchException>(() => new AtenOp("div.Tensor_mode").Call(tensor(1.0), tensor(2.0), "größer"));
        Assert.Contains("größer", error.Message);
    }

    [Fact]
    public void Lists_of_tensors_and_optional_tensors_reach_the_operator()
    {
        var x = arange(6).view(2, 3);
        Assert.Equal([4L, 3], new AtenOp("cat").Call(new[] { x, x }).shape);
        Assert.Equal([1L, 4], new AtenOp("index.Tensor").Call(x, new Tensor[] { null!, tensor(new long[] { 1 }) }).data<long>());
    }

    [Fact]
    public void Doubles_and_bools_reach_the_operator()
    {
        var x = ones(1, 1, 2, 2);
        Assert.Equal([1L, 1, 3, 5], new AtenOp("upsample_nearest2d.vec").Call(x, default, new[] { 1.5, 2.5 }).shape);
        var convolution = new AtenOp("convolution_backward");
        var weight = ones(1, 1, 1, 1);
        long[] one = [1, 1], none = [0, 0];
        bool[] wanted = [true, true, false];
        var (input, weightGradient) = convolution.CallPair(x, x, weight, default, one, none, one, false, none, 1, wanted);
        Assert.Equal(4, weightGradient.ToDouble());
        Assert.Equal(x.shape, input.shape);
    }

    [Fact]
    public void Long_lists_are_passed_whole()
    {
        var parts = Enumerable.Range(0, 1000).Select(k => full(1, k, dtype: int64)).ToArray();
        var joined = new AtenOp("cat").Call(parts);
        Assert.Equal(999 * 500, joined.sum().ToInt64());
        Assert.Equal(1000, new AtenOp("split.Tensor").CallList(joined, 1).Length);
    }

    [Fact]
    public void Device_and_type_reach_the_operator()
    {
        var x = new AtenOp("zeros").Call(new long[] { 2 }, float64, Arg.Default, new Device("cpu"));
        Assert.Equal(ScalarType.Float64, x.dtype);
        Assert.Equal(CPU, x.device);
    }

    [Fact]
    public void Calls_from_many_threads_keep_their_results_apart()
    {
        Parallel.For(0, 64, k =>
        {
            using var scope = NewDisposeScope();
            for (var round = 0; round < 20; round++)
            {
                var parts = full(6, k, dtype: int64).split(2);
                Assert.Equal(6 * k, parts.Sum(part => part.sum().ToInt64()));
            }
        });
    }

    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1)]
    [InlineData("cuda:1", DeviceType.CUDA, 1)]
    public void Device_is_read_and_printed(string text, DeviceType type, int index)
    {
        Device device = text;
        Assert.Equal((type, index), (device.type, device.index));
        Assert.Equal(text, device.ToString());
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData("1")]
    [InlineData("cuda:0:1")]
    public void Nonsense_is_no_device(string text) => Assert.Throws<ArgumentException>(() => new Device(text));
}
