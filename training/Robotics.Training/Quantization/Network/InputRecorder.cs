using Robotics.Training.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>Collects what a layer sees over the calibration images: of each image some patches, drawn by a seed.</summary>
internal sealed class InputRecorder(IReadOnlyList<Tensor> images, int samplesPerImage, ulong seed)
{
    /// <summary>
    /// What one layer sees, without the rest of the network behind it: one row a weight of a neuron and group, one column a sample. The
    /// same layer of another network gets the same patches.
    /// </summary>
    public Matrix Record(Module<Tensor, Tensor> network, QuantizableLayer layer, int layerNumber)
    {
        var seen = new RecordedInputs(layer.WeightsPerNeuron * layer.Groups);
        foreach ((int number, Tensor image) in images.Index())
        {
            Run(network, image, [(layer, input =>
            {
                seen.Add(Sample(layer, input, layerNumber, number));
                throw new RestNotNeededException();
            })]);
        }

        return seen.Join();
    }

    /// <summary>
    /// What each of a network's layers sees, in one pass over the images; as <see cref="Record"/> while no weight changes.
    /// </summary>
    public IReadOnlyList<RecordedInputs> RecordAll(Module<Tensor, Tensor> network, IReadOnlyList<QuantizableLayer> layers)
    {
        RecordedInputs[] seen = [.. layers.Select(layer => new RecordedInputs(layer.WeightsPerNeuron * layer.Groups))];
        foreach ((int number, Tensor image) in images.Index())
        {
            Run(network, image, layers.Select((layer, i) => (layer, (Action<Tensor>)(input =>
            {
                if (seen[i].Images == number)
                {
                    seen[i].Add(Sample(layer, input, i, number));
                }
            }))));
        }

        return seen;
    }

    private static void Run(
        Module<Tensor, Tensor> network, Tensor image, IEnumerable<(QuantizableLayer Layer, Action<Tensor> See)> watched)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var hooks = watched.Select(entry => entry.Layer.Module.register_forward_pre_hook((_, input) =>
        {
            entry.See(input);
            return input;
        })).ToArray();
        try
        {
            network.call(image);
        }
        catch (RestNotNeededException)
        {
            // All is seen.
        }
        finally
        {
            Array.ForEach(hooks, hook => hook.remove());
        }
    }

    /// <summary>Values of some of the samples, (weights, samples).</summary>
    private float[] Sample(QuantizableLayer layer, Tensor input, int layerNumber, int image)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor samples = layer.Samples(input.detach().contiguous());
        long[] choice = Choose((int)samples.shape[0], ((ulong)layerNumber << 32) | (uint)image);
        return samples.index_select(0, tensor(choice)).transpose(0, 1).contiguous().data<float>().ToArray();
    }

    /// <summary>Distinct samples in ascending order.</summary>
    private long[] Choose(int count, ulong stream)
    {
        if (count <= samplesPerImage)
        {
            return [.. Enumerable.Range(0, count).Select(i => (long)i)];
        }

        var random = new SampleRandom(seed, stream);
        var chosen = new SortedSet<long>();
        while (chosen.Count < samplesPerImage)
        {
            chosen.Add(random.NextInt32(count));
        }

        return [.. chosen];
    }

    /// <summary>Leaves a forward pass once the layer's input is known.</summary>
    private sealed class RestNotNeededException : Exception;
}
