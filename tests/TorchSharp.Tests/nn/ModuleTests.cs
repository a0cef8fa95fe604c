using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NeuralNetworks;

public sealed class ModuleTests : IDisposable
{
    private readonly Net _net = new();

    public void Dispose() => _net.Dispose();

    [Fact]
    public void Fields_become_components_in_PyTorch_s_order() => Assert.Equal(
        [
            "stem.conv.weight", "stem.norm.weight", "stem.norm.bias", "stem.norm.running_mean", "stem.norm.running_var",
            "stem.norm.num_batches_tracked", "blocks.0.weight", "blocks.1.weight", "blocks.1.bias", "class.weight", "class.bias",
        ],
        _net.state_dict().Keys.SkipWhile(key => !key.StartsWith("stem", StringComparison.Ordinal)));

    [Fact]
    public void Own_parameters_and_buffers_come_first_and_unsaved_buffers_not_at_all()
    {
        Assert.Equal(["scale", "mean"], _net.state_dict().Keys.Take(2));
        Assert.Equal(["mean", "unsaved"], _net.named_buffers(recurse: false).Select(pair => pair.name));
        Assert.DoesNotContain("unsaved", _net.state_dict().Keys);
    }

    [Fact]
    public void Prefix_goes_before_the_keys() =>
        Assert.All(_net.state_dict(prefix: "model").Keys, key => Assert.StartsWith("model.", key, StringComparison.Ordinal));

    [Fact]
    public void Modules_are_found_at_any_depth()
    {
        Assert.Equal(["stem", "blocks", "class"], _net.named_children().Select(pair => pair.name));
        Assert.Equal(
            ["stem", "stem.conv", "stem.norm", "blocks", "blocks.0", "blocks.1", "class"], _net.named_modules().Select(pair => pair.name));
        Assert.Equal(9, _net.parameters().Count());
        Assert.Same(_net.get_parameter("stem.norm.weight"), ((BatchNorm2d)_net.modules().ElementAt(2)).weight);
        Assert.True(_net.has_buffer("stem.norm.running_var"));
        Assert.Null(_net.get_buffer("nothing"));
    }

    [Fact]
    public void Shared_module_gives_its_parameters_once()
    {
        var shared = Linear(2, 2, hasBias: false);
        using var net = Sequential(("a", shared), ("b", shared));
        Assert.Equal(["a.weight"], net.named_parameters().Select(pair => pair.name));
        Assert.Equal(["a.weight", "b.weight"], net.state_dict().Keys);
    }

    [Fact]
    public void Training_mode_reaches_every_module()
    {
        _net.eval();
        Assert.All(_net.modules(), module => Assert.False(module.training));
        _net.train();
        Assert.All(_net.modules(), module => Assert.True(module.training));
        var visited = new List<string>();
        _net.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Conv2d", "BatchNorm2d", "Sequential", "Linear", "Linear", "ModuleList", "Linear", "Net"], visited);
    }

    [Fact]
    public void State_round_trip_copies_every_value()
    {
        using var other = new Net();
        Assert.False(Same(_net, other));
        var (missing, unexpected) = other.load_state_dict(_net.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.True(Same(_net, other));
    }

    [Fact]
    public void State_that_does_not_fit_is_refused_with_a_list()
    {
        using var scope = NewDisposeScope();
        var state = _net.state_dict();
        state.Remove("class.bias");
        state["extra.weight"] = zeros(1);
        state["class.weight"] = zeros(5, 4);
        var before = _net.get_parameter("blocks.0.weight")!.clone();
        state["blocks.0.weight"] = zeros(4, 4);

        var error = Assert.Throws<InvalidOperationException>(() => _net.load_state_dict(state));
        Assert.Equal(
            "The state does not fit Net: 1 missing (class.bias); 1 unexpected (extra.weight); "
            + "1 of another shape (class.weight is [5, 4], not [3, 4]).",
            error.Message);
        Assert.True(before.SameAs(_net.get_parameter("blocks.0.weight")!));
    }

    [Fact]
    public void Loose_loading_reports_names_but_never_takes_another_shape()
    {
        using var scope = NewDisposeScope();
        var state = _net.state_dict();
        state.Remove("class.bias");
        state["extra.weight"] = zeros(1);
        var (missing, unexpected) = _net.load_state_dict(state, strict: false);
        Assert.Equal(["class.bias"], missing);
        Assert.Equal(["extra.weight"], unexpected);

        state["class.weight"] = zeros(5, 4);
        Assert.Throws<InvalidOperationException>(() => _net.load_state_dict(state, strict: false));
        _net.load_state_dict(state, strict: false, skip: ["class.weight"]);
    }

    [Fact]
    public void Conversion_keeps_the_parameter_objects_and_whole_numbers()
    {
        using var scope = NewDisposeScope();
        var weight = _net.get_parameter("class.weight")!;
        weight.grad = ones(3, 4);
        _net.to(float64);
        Assert.Same(weight, _net.get_parameter("class.weight"));
        Assert.Equal(ScalarType.Float64, weight.dtype);
        Assert.Equal(ScalarType.Float64, weight.grad!.dtype);
        Assert.True(weight.requires_grad && weight.is_leaf);
        Assert.Equal(ScalarType.Int64, _net.get_buffer("stem.norm.num_batches_tracked")!.dtype);
        _net.zero_grad();
        Assert.Null(weight.grad);
    }

    [Fact]
    public void Components_survive_the_scope_they_were_made_in()
    {
        Net made;
        using (NewDisposeScope()) made = new Net();
        Assert.All(made.state_dict().Values, tensor => Assert.False(tensor.IsInvalid));
        made.Dispose();
        Assert.All(made.state_dict().Values, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Bad_names_are_refused()
    {
        using var list = ModuleList(Linear(1, 1));
        Assert.Contains("empty or has a dot", Assert.Throws<ArgumentException>(() => list.register_module("a.b", Linear(1, 1))).Message);
        var twice = Assert.Throws<InvalidOperationException>(() => list.register_module("0", Linear(1, 1)));
        Assert.Contains("already has a part named '0'", twice.Message);
    }

    private static bool Same(nn.Module left, nn.Module right) =>
        left.state_dict().Zip(right.state_dict())
            .All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.SameAs(pair.Second.Value));

    private sealed class Net : Module<Tensor, Tensor>
    {
        public readonly Parameter scale = new(rand(1));
        private readonly Sequential stem;

        public ModuleList<Linear> blocks { get; }

        [ComponentName(Name = "class")]
        private readonly Linear _classifier;

        public Net() : base(nameof(Net))
        {
            mean = rand(3);
            register_parameter(nameof(scale), scale);
            register_buffer(nameof(mean), mean);
            register_buffer("unsaved", zeros(1), persistent: false);
            stem = Sequential(("conv", Conv2d(3, 4, 1, bias: false)), ("norm", BatchNorm2d(4)));
            blocks = ModuleList(Linear(4, 4, hasBias: false), Linear(4, 4));
            _classifier = Linear(4, 3);
            RegisterComponents();
        }

        private Tensor mean { get; }

        public override Tensor forward(Tensor input) => _classifier.call(blocks[1].call(blocks[0].call(stem.call(input).mean([2, 3]))));
    }
}
