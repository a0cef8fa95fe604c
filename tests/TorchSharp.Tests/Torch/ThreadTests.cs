using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public sealed class ThreadTests
{
    [Fact]
    public void Thread_count_can_be_set()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(3);
            Assert.Equal(3, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }
        Assert.Equal(before, get_num_threads());
        Assert.True(get_num_interop_threads() > 0);
    }

    [Fact]
    public void No_threads_are_refused() =>
        Assert.Contains("positive", Assert.Throws<TorchSharp.Interop.TorchException>(() => set_num_threads(0)).Message);

    [Fact]
    public void Determinism_can_be_asked_for()
    {
        use_deterministic_algorithms();
        Assert.True(are_deterministic_algorithms_enabled());
        use_deterministic_algorithms(false);
        Assert.False(are_deterministic_algorithms_enabled());
    }

    // Without oneDNN depthwise convolutions are ten times as slow: docs/performance.md.
    [Fact]
    public void Convolutions_run_on_oneDNN() => Assert.True(backends.mkldnn.is_available() && backends.mkldnn.enabled);
}
