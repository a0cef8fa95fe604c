using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public sealed class RandomStateTests
{
    [Fact]
    public void Same_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        var first = rand(16);
        manual_seed(42);
        Assert.Equal(first.data<float>(), rand(16).data<float>());
        Assert.Equal(42, initial_seed());
    }

    // torch.manual_seed(0); torch.rand(3) and torch.randn(4) of Python.
    [Fact]
    public void Seed_gives_the_numbers_that_Python_gets()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        Assert.Equal([0.4963f, 0.7682f, 0.0885f], rand(3).data<float>().Select(x => MathF.Round(x, 4)));
        manual_seed(0);
        Assert.Equal([1.5410f, -0.2934f, -2.1788f, 0.5684f], randn(4).data<float>().Select(x => MathF.Round(x, 4)));
    }

    [Fact]
    public void State_round_trip_goes_on_with_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        randn(5);
        var state = get_rng_state();
        Assert.Equal(ScalarType.Byte, state.dtype);
        var bytes = state.AsSpan<byte>().ToArray();
        var expected = randn(100).data<float>().ToArray();
        rand(13);
        set_rng_state(tensor(bytes));
        Assert.Equal(expected, randn(100).data<float>());
    }

    [Fact]
    public void Wrong_state_is_refused()
    {
        using var state = zeros(10, dtype: uint8);
        Assert.Contains("CPUGeneratorImplState", Assert.Throws<TorchSharp.Interop.TorchException>(() => set_rng_state(state)).Message);
    }

    [Fact]
    public void Generator_has_a_stream_of_its_own()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(3);
        using var own = new Generator(5);
        var first = rand(4, generator: own).data<float>().ToArray();
        Assert.Equal(expected, rand(4).data<float>());
        own.manual_seed(5);
        Assert.Equal(first, rand(4, generator: own).data<float>());
        Assert.NotEqual(expected, first);
    }
}
