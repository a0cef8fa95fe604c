using Robotics.Training.Data;
using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Distributed;

/// <summary>
/// Several processes that train one network, each on its part of every batch: after the backward pass all have the gradients of the whole
/// batch, so that their weights stay alike.
/// </summary>
public sealed class DataParallel : IDisposable
{
    private readonly ProcessGroup _group;

    private DataParallel(ProcessGroup group, Device device) => (_group, Device) = (group, device);

    /// <summary>Where this process trains.</summary>
    public Device Device { get; }

    public int Rank => _group.Rank;

    public int Size => _group.Size;

    /// <summary>Whether this process writes the files and shows the progress.</summary>
    public bool IsFirst => Rank == 0;

    /// <summary>Meets the other processes: over NCCL where there are GPUs, one for each process of a machine, and else over gloo.</summary>
    /// <exception cref="TrainingException">There are fewer GPUs than processes.</exception>
    public static DataParallel Join(TorchRun place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (!cuda.is_available())
        {
            return new DataParallel(ProcessGroup.Join(place, DistributedBackend.Gloo), CPU);
        }

        return place.LocalRank < cuda.device_count()
            ? new DataParallel(ProcessGroup.Join(place, DistributedBackend.Nccl), device(DeviceType.CUDA, place.LocalRank))
            : throw new TrainingException(
                $"Process {place.LocalRank} of this machine has no GPU: there are {cuda.device_count()}; start no "
                    + "more processes than that.");
    }

    /// <summary>Gives every process the first one's weights and makes sure that all begin at the same step.</summary>
    /// <exception cref="TrainingException">The processes have read different checkpoints.</exception>
    public void Begin(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor step = tensor(state.Step).to(Device);
        _group.Broadcast(step);
        if (step.ToInt64() != state.Step)
        {
            throw new TrainingException(
                $"Process {Rank} begins at step {state.Step} and process 0 at {step.ToInt64()}; all must see the same --out folder.");
        }

        IEnumerable<nn.Module> networks = new[] { state.Model, state.Average, state.Companion }.OfType<nn.Module>().Distinct();
        foreach (Tensor value in networks.SelectMany(network => network.state_dict().Values))
        {
            Tensor copy = value.contiguous();
            _group.Broadcast(copy);
            value.copy_(copy);
        }
    }

    /// <summary>
    /// Draws of a step differ between processes and follow from seed, process and step; those of the first go on as if it were alone.
    /// </summary>
    public void BeginStep(ulong seed, long step)
    {
        if (!IsFirst)
        {
            var random = new SampleRandom(seed, (ulong)(step * Size + Rank));
            manual_seed((long)(random.NextUInt64() >> 1));
        }
    }

    /// <summary>
    /// Replaces the gradients by their mean over all processes. Every process counts by its weight, so that the mean is that of one process
    /// with the whole batch; a parameter keeps no gradient where it has none anywhere.
    /// </summary>
    /// <param name="parameters">The same in every process.</param>
    /// <param name="loss">Mean loss of this process's part of the batch.</param>
    /// <param name="weight">What that mean is over: labelled pixels or pictures; 0 where this process has no gradients.</param>
    /// <returns>Mean loss and weight of the whole batch.</returns>
    public (double Loss, double Weight) Average(IReadOnlyList<Parameter> parameters, double loss, double weight)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        float[] present = [.. parameters.Select(parameter => parameter.grad is null ? 0f : 1f), 1];
        Tensor tail = tensor([.. present, (float)loss]).to(Device);
        Tensor all = cat([.. parameters.Select(parameter => (parameter.grad ?? parameter.zeros_like()).reshape(-1)), tail]).mul_(weight);
        _group.AllReduceSum(all);

        float[] sums = all.narrow(0, all.numel() - tail.numel(), tail.numel()).cpu().data<float>().ToArray();
        float total = sums[^2];
        if (total == 0)
        {
            return (0, 0);
        }

        Scatter(all.div_(total), parameters, sums);
        return (sums[^1] / total, total);
    }

    public void Dispose() => _group.Dispose();

    private static void Scatter(Tensor all, IReadOnlyList<Parameter> parameters, float[] sums)
    {
        long start = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter parameter = parameters[i];
            if (sums[i] > 0)
            {
                parameter.grad ??= parameter.zeros_like().DetachFromDisposeScope();
                parameter.grad.copy_(all.narrow(0, start, parameter.numel()).view(parameter.shape));
            }

            start += parameter.numel();
        }
    }
}
