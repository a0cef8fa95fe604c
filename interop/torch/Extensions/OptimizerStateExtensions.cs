using TorchSharp.Modules;

namespace TorchSharp.Extensions;

/// <summary>
/// The state of an optimizer as named tensors, for checkpoints: what it remembers of each parameter
/// (<c>state.3.exp_avg</c>, <c>state.3.step</c>) and the learning rates (<c>group.0.lr</c>, <c>group.0.initial_lr</c>).
/// With it a resumed run continues bit for bit.
/// </summary>
public static class OptimizerStateExtensions
{
    /// <summary>The state now. Tensors of parameters are the optimizer's own; numbers are new tensors.</summary>
    public static Dictionary<string, torch.Tensor> GetState(this torch.optim.Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var tensors = new Dictionary<string, torch.Tensor>();
        foreach (var (prefix, state) in States(optimizer))
        {
            tensors.Add(prefix + "step", torch.tensor(state.Step));
            foreach (var (name, tensor) in state.Tensors) tensors.Add(prefix + name, tensor);
        }
        foreach (var (prefix, group) in Groups(optimizer))
        {
            tensors.Add(prefix + "lr", torch.tensor(group.LearningRate));
            tensors.Add(prefix + "initial_lr", torch.tensor(group.InitialLearningRate));
        }
        return tensors;
    }

    /// <summary>
    /// Goes back to a state that <see cref="GetState"/> gave, for an optimizer over the same parameters in the same groups.
    /// </summary>
    /// <exception cref="InvalidOperationException">The state is of another optimizer.</exception>
    public static void SetState(this torch.optim.Optimizer optimizer, IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(tensors);
        var parts = tensors.ToLookup(pair => pair.Key[..(pair.Key.LastIndexOf('.') + 1)]);
        var states = States(optimizer).ToList();
        var groups = Groups(optimizer).ToList();
        var known = states.Select(pair => pair.Prefix).Concat(groups.Select(pair => pair.Prefix)).ToHashSet();
        if (!known.SetEquals(parts.Select(part => part.Key)))
        {
            throw new InvalidOperationException(
                $"The state is of another optimizer: it knows {parts.Count} parameters and groups, this one {known.Count}.");
        }
        foreach (var ((prefix, state), parameter) in states.Zip(optimizer.parameters())) Load(state, parameter, prefix, parts[prefix]);
        foreach (var (prefix, group) in groups)
        {
            group.LearningRate = Number(tensors, prefix + "lr").ToDouble();
            group.InitialLearningRate = Number(tensors, prefix + "initial_lr").ToDouble();
        }
    }

    private static void Load(
        OptimizerState state, Parameter parameter, string prefix, IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        using var _ = torch.no_grad();
        state.Clear();
        foreach (var (key, tensor) in tensors)
        {
            if (key == prefix + "step")
            {
                state.Step = tensor.ToInt64();
                continue;
            }
            if (!tensor.shape.AsSpan().SequenceEqual(parameter.shape))
                throw new InvalidOperationException($"The state is of another optimizer: {key} has another shape than its parameter.");
            state.Set(key[prefix.Length..], parameter.empty_like().copy_(tensor));
        }
    }

    private static torch.Tensor Number(IReadOnlyDictionary<string, torch.Tensor> tensors, string key) =>
        tensors.TryGetValue(key, out var tensor) ? tensor : throw new InvalidOperationException($"The state of the optimizer lacks {key}.");

    private static IEnumerable<(string Prefix, OptimizerState State)> States(torch.optim.Optimizer optimizer) =>
        optimizer.parameters().Select((parameter, index) => ($"state.{index}.", optimizer.StateOf(parameter)));

    private static IEnumerable<(string Prefix, ParamGroup Group)> Groups(torch.optim.Optimizer optimizer) =>
        optimizer.Groups.Select((group, index) => ($"group.{index}.", group));
}
