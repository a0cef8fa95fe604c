using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Models;
using Robotics.Training.Models.Importing;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models.Importing;

public sealed class ForeignCheckpointTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    [InlineData("state_dict.module.")]
    [InlineData("model.")]
    public void Prefixes_are_found(string prefix)
    {
        Dictionary<string, Tensor> state = State("resnet8", 10);
        Dictionary<string, Tensor> file = state.ToDictionary(entry => prefix + entry.Key, entry => entry.Value);
        file["optimizer.param_groups.0.lr"] = tensor(0.1);
        if (prefix.Length > 0)
        {
            // An average of the weights, under a longer name.
            state.ToList().ForEach(entry => file["average.state_dict.module." + entry.Key] = zeros_like(entry.Value));
        }
        else
        {
            file.Remove("optimizer.param_groups.0.lr");
        }

        (ImportResult result, FeatureModel model) = Import("resnet8", file);

        Assert.Equal((prefix, state.Count, true), (result.Prefix, result.Matched, result.IsComplete));
        Assert.Equal(state.Values.Sum(value => value.numel()), result.Parameters);
        Assert.All(model.state_dict(), entry => Assert.True(AreEqual(entry.Value, state[entry.Key]), entry.Key));
    }

    [Fact]
    public void What_does_not_fit_is_told_and_left_alone()
    {
        Dictionary<string, Tensor> state = State("resnet8", 100);
        Dictionary<string, Tensor> file = new(state) { ["fc.weight"] = zeros(100, 7), ["fc.extra"] = zeros(1) };
        file.Remove("conv1.weight");
        file.Remove("bn1.num_batches_tracked");

        (ImportResult result, FeatureModel model) = Import("resnet8", file);

        Assert.Equal(["conv1.weight"], result.Missing);
        Assert.Equal(["fc.extra"], result.Unexpected);
        Assert.Equal(["fc.weight is [100, 7] in the file, [100, 64] in the network"], result.Misshapen);
        Assert.False(result.IsComplete);
        Assert.True(AreEqual(model.state_dict()["fc.bias"], state["fc.bias"]));
        Assert.NotEqual(0, model.state_dict()["fc.weight"].abs().sum().ToSingle());
    }

    [Fact]
    public void Names_of_NVlabs_become_those_of_the_network()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Reference("models/segformer/nvlabs_to_hf_keys_b0.json")));
        Dictionary<string, Tensor> state = State("segformer-b0", 19), file = [];
        foreach (JsonElement row in record.RootElement.GetProperty("state_dict").EnumerateArray())
        {
            Tensor[] halves = [.. row[2].EnumerateArray().Select(key => state[key.GetString()!])];
            file["state_dict." + row[0].GetString()] = halves.Length switch
            {
                0 => zeros(19, 256, 1, 1),
                1 => halves[0],
                _ => cat(halves, 0),
            };
        }

        (ImportResult result, FeatureModel model) = Import("segformer-b0", file);

        Assert.Equal(("state_dict.", "NVlabs", true), (result.Prefix, result.Style, result.IsComplete));
        Assert.All(model.state_dict(), entry => Assert.True(AreEqual(entry.Value, state[entry.Key]), entry.Key));
    }

    private static bool AreEqual(Tensor left, Tensor right) => left.detach().bytes.SequenceEqual(right.detach().bytes);

    private static Dictionary<string, Tensor> State(string network, int classes) =>
        ModelRegistry.Create(network, classes).state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());

    private (ImportResult Result, FeatureModel Model) Import(string network, Dictionary<string, Tensor> tensors)
    {
        string path = _folder.File("foreign.safetensors");
        SafeTensors.Save(path, tensors);
        ModelEntry entry = ModelRegistry.Get(network);
        ForeignCheckpoint checkpoint = ForeignCheckpoint.Read(path, entry);
        FeatureModel model = entry.Create(checkpoint.Classes ?? entry.ReferenceClasses);
        return (checkpoint.CopyTo(model), model);
    }
}
