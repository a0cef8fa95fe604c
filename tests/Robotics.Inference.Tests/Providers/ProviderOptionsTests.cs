using Microsoft.ML.OnnxRuntime;

namespace Robotics.Inference.Tests.Providers;

public sealed class ProviderOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SessionOptionsAreTheMeasuredOnes()
    {
        using SessionOptions options = new ProviderOptions { Threads = 3 }.CreateSessionOptions();
        Assert.Equal(GraphOptimizationLevel.ORT_ENABLE_ALL, options.GraphOptimizationLevel);
        Assert.Equal(ExecutionMode.ORT_SEQUENTIAL, options.ExecutionMode);
        Assert.Equal(3, options.IntraOpNumThreads);
        using SessionOptions all = new ProviderOptions().CreateSessionOptions();
        Assert.Equal(Environment.ProcessorCount, all.IntraOpNumThreads);
    }

    [Fact]
    public void ImpossibleNumbersAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProviderOptions { Threads = -1 }.CreateSessionOptions());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProviderOptions { Device = -1 }.CreateSessionOptions());
    }

    [Theory]
    [InlineData(ExecutionProvider.Cuda)]
    [InlineData(ExecutionProvider.TensorRt)]
    public void AMissingProviderIsAnErrorUnlessFallbackWasAskedFor(ExecutionProvider provider)
    {
        // A device that no machine has, so that the test means the same on one with a GPU.
        var options = new ProviderOptions { Provider = provider, Device = 4096 };
        string path = _folder.Write("m.onnx", TestModels.Logits(TestModels.Manifest()));
        string message = Assert.Throws<ProviderException>(() => SegmentationModel.Load(path, options)).Message;
        Assert.Contains("fallback: cpu", message, StringComparison.Ordinal);

        using SegmentationModel model = SegmentationModel.Load(path, options with { Fallback = ProviderFallback.Cpu });
        Assert.Equal(ExecutionProvider.Cpu, model.Provider);
        Assert.Equal(message, model.FallbackReason);
    }
}
