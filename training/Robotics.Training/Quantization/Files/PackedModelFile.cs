using System.Text.Json;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Weights;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Quantization.Files;

/// <summary>
/// A quantized network in a safetensors file. A quantized tensor is stored under its own key as bytes: the codes of
/// <see cref="PackedCodes"/>. The metadata <c>robotics.quantization</c> holds a JSON object from these keys to <see cref="PackedLayer"/>;
/// sizes of single neurons are a tensor of their own. Every other tensor is stored as it is. Reading gives the very weights that were
/// quantized.
/// </summary>
public static class PackedModelFile
{
    public const string MetadataKey = "robotics.quantization";

    /// <summary>Behind the key of a quantized tensor: the key of its neurons' sizes, in float32 where that is exact.</summary>
    public const string SizesSuffix = ".sizes";

    /// <param name="path">File to write.</param>
    /// <param name="state">State dictionary of the quantized network.</param>
    /// <param name="layers">Its quantized layers.</param>
    /// <param name="manifest">Describes it; null where the reader knows the network.</param>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> state, IReadOnlyList<QuantizedLayer> layers, ModelManifest? manifest = null)
    {
        using DisposeScope scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(state);
        var packed = new Dictionary<string, PackedLayer>();
        foreach (QuantizedLayer layer in layers)
        {
            string key = layer.Name + ".weight";
            var description = PackedLayer.From(state[key].shape, layer.Weights, layer.StorageBits);
            if (description.Sizes.Count > 1)
            {
                tensors[key + SizesSuffix] = PackSizes(description.Sizes);
                description = description with { Sizes = [] };
            }

            packed[key] = description;
            tensors[key] = tensor(Pack(layer));
        }

        var metadata = new Dictionary<string, string>
        {
            [MetadataKey] = JsonSerializer.Serialize(packed, PackedJsonContext.Default.DictionaryStringPackedLayer),
        };
        if (manifest is not null)
        {
            metadata[ModelManifest.MetadataKey] = manifest.ToJson();
        }

        SafeTensors.Save(path, tensors, metadata);
    }

    /// <summary>The state dictionary of a file, packed or not, with every weight decoded to float32.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Dictionary<string, Tensor> Load(string path)
    {
        Dictionary<string, Tensor> state = SafeTensors.Load(path);
        if (!SafeTensors.LoadMetadata(path).TryGetValue(MetadataKey, out string? json))
        {
            return state;
        }

        foreach ((string key, PackedLayer layer) in Parse(path, json))
        {
            if (!state.TryGetValue(key, out Tensor? codes))
            {
                throw new InvalidDataException($"{path} describes the quantized tensor {key} but does not hold it.");
            }

            PackedLayer complete = state.Remove(key + SizesSuffix, out Tensor? sizes)
                ? layer with { Sizes = sizes.to(float64).data<double>().ToArray() }
                : layer;
            state[key] = Unpack(path, key, codes, complete);
        }

        return state;
    }

    private static byte[] Pack(QuantizedLayer layer)
    {
        QuantizedWeights weights = layer.Weights;
        var codes = new long[weights.Rows * weights.Columns];
        for (int row = 0; row < weights.Rows; row++)
        {
            weights[row].CopyTo(codes.AsSpan(row * weights.Columns));
        }

        return PackedCodes.Pack(codes, weights.GridOf(0).FirstCode, layer.StorageBits);
    }

    private static Tensor PackSizes(IReadOnlyList<double> sizes)
    {
        float[] singles = [.. sizes.Select(size => (float)size)];
        return singles.Zip(sizes).All(pair => pair.First == pair.Second) ? tensor(singles) : tensor(sizes.ToArray());
    }

    private static Dictionary<string, PackedLayer> Parse(string path, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PackedJsonContext.Default.DictionaryStringPackedLayer)
                ?? throw new InvalidDataException($"{path} holds an empty {MetadataKey}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} holds a damaged {MetadataKey}: {e.Message}", e);
        }
    }

    private static Tensor Unpack(string path, string key, Tensor codes, PackedLayer layer)
    {
        if (codes.dtype != uint8 || layer.Shape.Length < 2 || layer.Shape.Any(side => side is < 1 or > int.MaxValue)
            || layer.Bits is < 1 or > 34 || (layer.Sizes.Count != 1 && layer.Sizes.Count != layer.Shape[0])
            || !layer.Sizes.All(double.IsFinite))
        {
            throw new InvalidDataException(
                $"{path}: the quantized tensor {key} is not described by bytes, shape, bits and sizes that fit.");
        }

        int rows = (int)layer.Shape[0];
        int columns = checked((int)layer.Shape[1..].Aggregate(1L, (product, side) => checked(product * side)));
        if (codes.numel() != (((long)rows * columns * layer.Bits) + 7) / 8)
        {
            throw new InvalidDataException($"{path}: {codes.numel()} bytes do not hold the {rows * columns} codes of {key}.");
        }

        var weights = new QuantizedWeights(rows, columns, layer.CreateGrids());
        var unpacked = new long[rows * columns];
        PackedCodes.Unpack(codes.bytes, weights.GridOf(0).FirstCode, layer.Bits, unpacked);
        var values = new float[unpacked.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)weights.GridOf(i / columns).Decode(unpacked[i]);
        }

        return tensor(values, layer.Shape);
    }
}
