using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Extensions;

public sealed class OptimizerStateTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string, Func<IEnumerable<Parameter>, Optimizer>> Optimizers => new()
    {
        { "SGD", parameters => SGD(parameters, 0.05, momentum: 0.9) },
        { "Adam", parameters => Adam(parameters, 0.05) },
        { "AdamW amsgrad", parameters => AdamW(parameters, 0.05, weight_decay: 0.1, amsgrad: true) },
    };

    public void Dispose()
    {
        _scope.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Resumed_training_equals_unbroken_training_bit_for_bit(string name, Func<IEnumerable<Parameter>, Optimizer> make)
    {
        manual_seed(13);
        using var net = nn.Linear(4, 3);
        using var optimizer = make(net.parameters());
        Train(net, optimizer, 3);
        var tensors = new Dictionary<string, Tensor> { ["rng.cpu"] = get_rng_state() };
        foreach (var (key, tensor) in optimizer.GetState()) tensors.Add("optimizer." + key, tensor);
        foreach (var (key, tensor) in net.state_dict()) tensors.Add("model." + key, tensor);
        SafeTensors.Save(_file, tensors);
        Train(net, optimizer, 4);

        manual_seed(99);
        using var other = nn.Linear(4, 3);
        using var resumed = make(other.parameters());
        Train(other, resumed, 2);
        var loaded = SafeTensors.Load(_file);
        other.load_state_dict(Part(loaded, "model."));
        set_rng_state(Part(loaded, "rng.")["cpu"]);
        resumed.SetState(Part(loaded, "optimizer."));
        Train(other, resumed, 4);

        Assert.True(net.weight.SameAs(other.weight) && net.bias!.SameAs(other.bias!), name);
        Assert.True(optimizer.GetState().All(pair => pair.Value.SameAs(resumed.GetState()[pair.Key])), name);
    }

    [Fact]
    public void State_names_what_is_remembered_of_each_parameter()
    {
        using var net = nn.Linear(4, 3);
        using var optimizer = Adam(net.parameters());
        Train(net, optimizer, 2);
        var state = optimizer.GetState();
        Assert.Equal(
            [
                "state.0.step", "state.0.exp_avg", "state.0.exp_avg_sq", "state.1.step", "state.1.exp_avg", "state.1.exp_avg_sq",
                "group.0.lr", "group.0.initial_lr",
            ],
            state.Keys);
        Assert.Equal(2, state["state.1.step"].ToInt64());
        Assert.Equal([3L, 4], state["state.0.exp_avg"].shape);
    }

    [Fact]
    public void State_of_another_optimizer_is_refused()
    {
        using var net = nn.Linear(4, 3);
        using var small = Adam([net.weight]);
        using var large = Adam(net.parameters());
        Assert.Contains("another optimizer", Assert.Throws<InvalidOperationException>(() => large.SetState(small.GetState())).Message);
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> tensors, string prefix) => tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);

    private static void Train(Linear net, Optimizer optimizer, int steps)
    {
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            net.call(randn(8, 4)).square().mean().backward();
            optimizer.step();
        }
    }
}
