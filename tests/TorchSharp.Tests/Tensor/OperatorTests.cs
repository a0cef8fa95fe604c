using static TorchSharp.torch;

namespace TorchSharp.Tests.TensorOperations;

/// <summary>Operators against plain C# on small numbers: what is wrong here is the argument order or the overload.</summary>
public sealed class OperatorTests : IDisposable
{
    private static readonly double[] s_values = [-2.5, -1, -0.25, 0.5, 1, 3];

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = tensor(s_values);

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Elementwise => new()
    {
        { "x + 2", x => x + 2, x => x + 2 },
        { "2 + x", x => 2 + x, x => x + 2 },
        { "x - 0.5", x => x - 0.5, x => x - 0.5 },
        { "3 - x", x => 3 - x, x => 3 - x },
        { "x * x", x => x * x, x => x * x },
        { "x / 4", x => x / 4, x => x / 4 },
        { "4 / x", x => 4 / x, x => 4 / x },
        { "-x", x => -x, x => -x },
        { "x % 2", x => x % 2, x => x - (2 * Math.Floor(x / 2)) },
        { "div floor", x => x.div(2, RoundingMode.floor), x => Math.Floor(x / 2) },
        { "div trunc", x => x.div(2, RoundingMode.trunc), x => Math.Truncate(x / 2) },
        { "add alpha", x => x.add(x, 3), x => 4 * x },
        { "pow 3", x => x.pow(3), x => x * x * x },
        { "abs.sqrt", x => x.abs().sqrt(), x => Math.Sqrt(Math.Abs(x)) },
        { "abs.rsqrt", x => x.abs().rsqrt(), x => 1 / Math.Sqrt(Math.Abs(x)) },
        { "exp", x => x.exp(), Math.Exp },
        { "expm1", x => x.expm1(), x => Math.Exp(x) - 1 },
        { "abs.log", x => x.abs().log(), x => Math.Log(Math.Abs(x)) },
        { "abs.log2", x => x.abs().log2(), x => Math.Log2(Math.Abs(x)) },
        { "abs.log1p", x => x.abs().log1p(), x => Math.Log(1 + Math.Abs(x)) },
        { "tanh", x => x.tanh(), Math.Tanh },
        { "sigmoid", x => x.sigmoid(), x => 1 / (1 + Math.Exp(-x)) },
        { "relu", x => x.relu(), x => Math.Max(x, 0) },
        { "clamp", x => x.clamp(-1, 0.75), x => Math.Clamp(x, -1, 0.75) },
        { "clamp max", x => x.clamp(max: 0), x => Math.Min(x, 0) },
        { "floor", x => x.floor(), Math.Floor },
        { "ceil", x => x.ceil(), Math.Ceiling },
        { "trunc", x => x.trunc(), Math.Truncate },
        { "sign", x => x.sign(), x => Math.Sign(x) },
        { "square", x => x.square(), x => x * x },
        { "lerp", x => x.lerp(x * 3, 0.25), x => 1.5 * x },
        { "addcmul", x => x.addcmul(x, x, 2), x => x + (2 * x * x) },
        { "addcdiv", x => x.addcdiv(x, x, 2), x => x + 2 },
        { "where", x => torch.where(x.gt(0), x, x * 2), x => x > 0 ? x : 2 * x },
        { "masked_fill", x => x.masked_fill(x.le(-1), 9), x => x <= -1 ? 9 : x },
        { "maximum", x => x.maximum(-x), Math.Abs },
        { "ge to double", x => x.ge(0.5).to(float64), x => x >= 0.5 ? 1 : 0 },
        { "ne to double", x => x.ne(1).to(float64), x => x != 1 ? 1 : 0 },
        { "& of masks", x => ((x > -2) & (x < 1)).to(float64), x => x is > -2 and < 1 ? 1 : 0 },
        { "in place", x => x.clone().add_(1).mul_(2).sub_(4).div_(2).clamp_(-1, 1), x => Math.Clamp((((x + 1) * 2) - 4) / 2, -1, 1) },
        { "hardswish", x => nn.functional.hardswish(x), x => x * Math.Clamp(x + 3, 0, 6) / 6 },
        { "hardsigmoid", x => nn.functional.hardsigmoid(x), x => Math.Clamp(x + 3, 0, 6) / 6 },
        { "relu6", x => nn.functional.relu6(x * 4), x => Math.Clamp(4 * x, 0, 6) },
        { "relu6 in place", x => nn.functional.relu6(x * 4, inplace: true), x => Math.Clamp(4 * x, 0, 6) },
        { "silu", x => nn.functional.silu(x), x => x / (1 + Math.Exp(-x)) },
        {
            "gelu tanh", x => nn.functional.gelu(x, Modules.GELU.Approximate.tanh),
            x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))
        },
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Elementwise_operator_equals_the_formula(string name, Func<Tensor, Tensor> operation, Func<double, double> formula)
    {
        var actual = operation(_x).data<double>().ToArray();
        for (var k = 0; k < s_values.Length; k++)
            Assert.True(Math.Abs(formula(s_values[k]) - actual[k]) < 1e-12, $"{name} of {s_values[k]} gave {actual[k]}");
    }

    [Fact]
    public void Reductions_equal_the_formulas()
    {
        var m = tensor(new double[] { 1, 5, 2, 4, 3, 6 }, [2, 3]);
        Assert.Equal(21, m.sum().ToDouble());
        Assert.Equal([8.0, 13], m.sum(1).data<double>());
        Assert.Equal([2L, 1], m.sum(1, keepdim: true).shape);
        Assert.Equal([2.5, 4, 4], m.mean([0]).data<double>());
        Assert.Equal(3.5, m.var().ToDouble(), 12);
        Assert.Equal([4.5, 2, 8], m.var(0).data<double>());
        Assert.Equal([2.25, 1, 4], m.var(0, unbiased: false).data<double>());
        Assert.Equal([1L, 2], m.argmax(1).data<long>());
        Assert.Equal([0L, 1], m.argmin(1).data<long>());
        Assert.Equal(5, m.argmax().ToInt64());
        var (values, indexes) = m.max(0);
        Assert.Equal([4.0, 5, 6], values.data<double>());
        Assert.Equal([1L, 0, 1], indexes.data<long>());
        Assert.Equal([5.0, 6], m.amax(1).data<double>());
        Assert.Equal(Math.Sqrt(91), m.norm().ToDouble(), 12);
        Assert.Equal(720, m.prod().ToDouble());
        Assert.Equal([1.0, 6, 8, 4, 7, 13], m.cumsum(1).data<double>());
        Assert.Equal(Math.Log(Math.Exp(1) + Math.Exp(5) + Math.Exp(2)), m.logsumexp(1)[0].ToDouble(), 12);
        Assert.Equal([1L, 0, 2], tensor(new long[] { 0, 2, 2 }).bincount().data<long>());
        Assert.True(m.gt(0).all().ToBoolean());
        Assert.False(m.gt(6).any().ToBoolean());
    }

    [Fact]
    public void Softmax_sums_to_one_and_log_softmax_is_its_logarithm()
    {
        var p = _x.view(2, 3).softmax(1);
        Assert.True(p.sum(1).allclose(ones(2, dtype: float64)));
        Assert.True(p.log().allclose(_x.view(2, 3).log_softmax(1)));
        Assert.Equal(1 / (1 + Math.Exp(1.5) + Math.Exp(2.25)), p[0, 0].ToDouble(), 12);
    }

    [Fact]
    public void Shapes_are_as_in_Python()
    {
        var x = arange(24).view(2, 3, 4);
        Assert.Equal([4L, 2, 3], x.permute(2, 0, 1).shape);
        Assert.Equal([2L, 12], x.flatten(1).shape);
        Assert.Equal([2L, 4, 3], x.transpose(1, -1).shape);
        Assert.Equal([2L, 1, 3, 4], x.unsqueeze(1).shape);
        Assert.Equal([2L, 3, 4], x.unsqueeze(1).squeeze(1).shape);
        Assert.Equal([5L, 2, 3, 4], x.expand(5, 2, 3, 4).shape);
        Assert.Equal([2L, 6, 4], x.repeat(1, 2, 1).shape);
        Assert.Equal([3L, 2, 1, 0], x[0, 0].flip(0).data<long>());
        Assert.Equal([3L, 0, 1, 2], x[0, 0].roll(1).data<long>());
        Assert.Equal([3L, 0, 1, 2], x[0, 0].roll([1], [0]).data<long>());
        Assert.Equal([[2L, 3, 1], [2L, 3, 3]], x.split([1, 3], 2).Select(part => part.shape));
        Assert.Equal(3, x.unbind(1).Length);
        Assert.Equal([4L, 3, 4], cat([x, x]).shape);
        Assert.Equal([2L, 3, 2, 4], stack([x, x], 2).shape);
        Assert.Equal([0L, 0, 1, 1], tensor(new long[] { 0, 1 }).repeat_interleave(2).data<long>());
    }

    [Fact]
    public void Gathering_and_scattering_follow_the_indices()
    {
        var x = arange(6, dtype: float64).view(2, 3);
        var index = tensor(new long[] { 2, 0 }, [2, 1]);
        Assert.Equal([2.0, 3], x.gather(1, index).data<double>());
        Assert.Equal([2.0, 0, 5, 3], x.index_select(1, tensor(new long[] { 2, 0 })).data<double>());
        Assert.Equal([0.0, 1, 9, 9, 4, 5], x.clone().scatter_(1, index, 9).data<double>());
        Assert.Equal([0.0, 1, 3, 4, 4, 5], x.clone().scatter_add_(1, index, ones(2, 1, dtype: float64)).data<double>());
        Assert.Equal([1.0, 2], x.narrow(1, 1, 2)[0].data<double>());
        Assert.Equal([1.0, 4], x.select(1, 1).data<double>());
        Assert.Equal([4.0, 5], x.masked_select(x.gt(3)).data<double>());
        Assert.Equal([0L, 1, 1, 0], x.eq(1).logical_or(x.eq(3)).nonzero().data<long>());
        var (values, indices) = x.view(-1).topk(2);
        Assert.Equal([5.0, 4], values.data<double>());
        Assert.Equal([5L, 4], indices.data<long>());
        Assert.Equal([5L, 4, 3], x.view(-1).sort(descending: true).Indices[..3].data<long>());
    }

    [Fact]
    public void Factories_fill_as_they_say()
    {
        Assert.Equal([1.0, 3, 5], arange(1, 6, 2, dtype: float64).data<double>());
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal([0.0, 0.5, 1], linspace(0, 1, 3, dtype: float64).data<double>());
        Assert.Equal([1f, 0, 0, 0, 1, 0], eye(2, 3).data<float>());
        Assert.Equal([7L, 7], full(2, 7).data<long>());
        Assert.Equal([7f, 7], ones(2).full_like(7).data<float>());
        Assert.Equal(Enumerable.Range(0, 9).Select(x => (long)x), randperm(9).sort().Values.data<long>());
        Assert.All(randint(3, 6, [50]).data<long>(), value => Assert.InRange(value, 3, 5));
    }
}
