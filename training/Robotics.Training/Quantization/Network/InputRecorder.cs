using Robotics.Training.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>Collects what a layer sees over the calibration images: of each image some patches, drawn by a seed.</summary>
internal sealed class InputRecorder(IReadOnlyList<Tensor> images, int samplesPerImage, ulong seed)
{
    /// <summary>
    /// One row a weight of a neuron and group, one column a sample. The same layer of another network gets the same patches.
    /// </summary>
    public Matrix Record(Module<Tensor, Tensor> network, QuantizableLayer layer, int layerNumber)
    {
        var chunks = new List<(float[] Values, int Samples)>();
        for (int image = 0; image < images.Count; image++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor samples = layer.Samples(InputOf(network, layer, images[image]));
            long[] choice = Choose((int)samples.shape[0], ((ulong)layerNumber << 32) | (uint)image);
            float[] values = samples.index_select(0, tensor(choice)).transpose(0, 1).contiguous().data<float>().ToArray();
            chunks.Add((values, choice.Length));
        }

        return Join(chunks, layer.WeightsPerNeuron * layer.Groups);
    }

    private static Tensor InputOf(Module<Tensor, Tensor> network, QuantizableLayer layer, Tensor image)
    {
        Tensor? seen = null;
        var hook = layer.Module.register_forward_pre_hook((_, input) =>
        {
            seen = input;
            throw new RestNotNeededException();
        });
        try
        {
            using IDisposable noGrad = no_grad();
            network.call(image);
        }
        catch (RestNotNeededException)
        {
            return seen!.detach().contiguous();
        }
        finally
        {
            hook.remove();
        }

        throw new InvalidOperationException($"The network does not use its layer {layer.Name}.");
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

    private static Matrix Join(List<(float[] Values, int Samples)> chunks, int rows)
    {
        var joined = new Matrix(rows, chunks.Sum(chunk => chunk.Samples));
        int first = 0;
        foreach ((float[] values, int samples) in chunks)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int sample = 0; sample < samples; sample++)
                {
                    joined[row][first + sample] = values[(row * samples) + sample];
                }
            }

            first += samples;
        }

        return joined;
    }

    /// <summary>Leaves a forward pass once the layer's input is known.</summary>
    private sealed class RestNotNeededException : Exception;
}
