using Robotics.Tests;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Cli;

public sealed class ModelsImportCommandTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Published_weights_become_a_file_that_the_exporter_reads()
    {
        ModelEntry entry = ModelRegistry.Get("efficientvit-seg-b0");
        Dictionary<string, Tensor> state = entry.Create(19).state_dict();
        string foreign = _folder.File("published.safetensors"), ours = _folder.File("ours.safetensors");
        SafeTensors.Save(foreign, state.ToDictionary(pair => "state_dict." + pair.Key, pair => pair.Value));

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "models", "import", foreign, "--model", entry.Name, "--out", ours, "--size", "64x128");
        Assert.True(exitCode == 0, error);
        Assert.Contains($"{entry.Name}, 19 classes: {state.Count} tensors", output, StringComparison.Ordinal);
        Assert.Contains("found under state_dict", output, StringComparison.Ordinal);

        (exitCode, output, error) = await TrainProcess.RunAsync("export", "--weights", ours, "--out", _folder.File("ours.onnx"));
        Assert.True(exitCode == 0, error);
        Assert.Contains("64x128, 19 classes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_classifier_becomes_plain_weights_of_a_teacher()
    {
        Dictionary<string, Tensor> state = ModelRegistry.Get("efficientvit-b0").Create(1000).state_dict();
        string foreign = _folder.File("published.safetensors"), ours = _folder.File("ours.safetensors");
        SafeTensors.Save(foreign, state);

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "models", "import", foreign, "--model", "efficientvit-b0", "--out", ours);
        Assert.True(exitCode == 0, error);
        Assert.Contains("as the weights of a teacher", output, StringComparison.Ordinal);
        Assert.Empty(SafeTensors.LoadMetadata(ours));
        Assert.Equal(state.Keys.Order(), SafeTensors.Load(ours).Keys.Order());
    }

    [Fact]
    public async Task Another_network_is_refused_with_every_key()
    {
        string ours = _folder.File("ours.safetensors");

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "models", "import", RepositoryFiles.Reference("checkpoints/zip.pth"), "--model", "resnet8", "--out", ours);

        Assert.Equal(1, exitCode);
        Assert.Contains("does not hold resnet8", error, StringComparison.Ordinal);
        Assert.Contains("missing     conv1.weight", output, StringComparison.Ordinal);
        Assert.False(File.Exists(ours));
    }

    [Fact]
    public async Task A_classifier_has_no_size()
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync(
            "models", "import", RepositoryFiles.Reference("checkpoints/zip.pth"), "--model", "resnet8", "--size", "32x32");

        Assert.Equal(2, exitCode);
        Assert.Contains("--size belongs to networks that segment", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.pth", "resnet8", "There is no file")]
    [InlineData(null, "lenet", "There is no network lenet")]
    public async Task Bad_usage_is_one_sentence(string? file, string network, string words)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync(
            "models", "import", file ?? RepositoryFiles.Reference("checkpoints/zip.pth"), "--model", network);

        Assert.Equal(2, exitCode);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }
}
