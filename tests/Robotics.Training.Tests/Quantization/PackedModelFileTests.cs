using Robotics.Training.Data;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Weights;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization;

public sealed class PackedModelFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(33)]
    public void Codes_come_back_from_any_width(int bits)
    {
        var random = new Random(bits);
        long first = -(1L << (bits - 1));
        long[] codes = [.. Enumerable.Range(0, 101).Select(_ => random.NextInt64(first, first + (1L << bits)))];

        byte[] packed = PackedCodes.Pack(codes, first, bits);
        var unpacked = new long[codes.Length];
        PackedCodes.Unpack(packed, first, bits, unpacked);

        Assert.Equal(codes, unpacked);
        Assert.Equal(((codes.Length * bits) + 7) / 8, packed.Length);
        Assert.Throws<InvalidDataException>(() => PackedCodes.Unpack(packed.AsSpan(1), first, bits, unpacked));
    }

    public static TheoryData<string> Methods => [.. WeightMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_writes_the_weights_that_it_made(string method)
    {
        using DisposeScope scope = NewDisposeScope();
        using TempFolder folder = new();
        (Module<Tensor, Tensor> network, IReadOnlyList<QuantizedLayer> layers) = TinyNetwork.Quantize(method, bits: 4);
        string path = folder.File("packed.safetensors");

        PackedModelFile.Write(path, network.state_dict(), layers, TinyNetwork.Manifest);
        (Module<Tensor, Tensor> read, _) = ModelFile.Read(path);

        Dictionary<string, Tensor> expected = network.state_dict(), actual = read.state_dict();
        Assert.All(expected, entry => Assert.True(entry.Value.allclose(actual[entry.Key], rtol: 0, atol: 0), entry.Key));
        int distinct = expected["backbone.stages.0.op_list.0.main.inverted_conv.conv.weight"].data<float>().ToArray().Distinct().Count();
        Assert.InRange(distinct, 2, method == "rtn-channel" ? int.MaxValue : 19);
        Assert.InRange(new FileInfo(path).Length, 1, TinyNetwork.Fp32Bytes / 3);
    }

    [Fact]
    public void Sizes_of_neurons_take_eight_bytes_or_four_where_they_are_exact()
    {
        using DisposeScope scope = NewDisposeScope();
        using TempFolder folder = new();
        (Module<Tensor, Tensor> network, IReadOnlyList<QuantizedLayer> layers) = TinyNetwork.Quantize("rtn-channel", bits: 4);
        string path = folder.File("packed.safetensors");
        PackedModelFile.Write(path, network.state_dict(), layers);

        Dictionary<string, Tensor> stored = SafeTensors.Load(path);
        Assert.All(layers, layer => Assert.Equal(
            layer.Weights.Grids.Select(grid => grid.Describe().Size),
            stored[layer.Name + ".weight" + PackedModelFile.SizesSuffix].data<double>().ToArray()));

        QuantizedLayer first = layers[0];
        double[] exact = [.. Enumerable.Range(1, first.Weights.Rows).Select(row => row / 8.0)];
        var weights = new QuantizedWeights(
            first.Weights.Rows, first.Weights.Columns, [.. exact.Select(size => (QuantizationGrid)new SymmetricGrid(size, 7))]);
        PackedModelFile.Write(path, network.state_dict(), [first with { Weights = weights }]);
        Assert.Equal(ScalarType.Float32, SafeTensors.Load(path)[first.Name + ".weight" + PackedModelFile.SizesSuffix].dtype);
        Assert.DoesNotContain(PackedModelFile.Load(path).Keys, key => key.EndsWith(PackedModelFile.SizesSuffix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_description_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        using TempFolder folder = new();
        string path = folder.File("bad.safetensors");
        foreach ((string json, string reason) in ((string, string)[])
        [
            ("{", "damaged"),
            ("""{"w":{"shape":[4,4],"bits":4,"kind":"cubic","sizes":[1],"count":2,"threshold":0}}""", "no quantization grid"),
            ("""{"w":{"shape":[4,40],"bits":4,"kind":"symmetric","sizes":[1],"count":2,"threshold":0}}""", "do not hold"),
            ("""{"v":{"shape":[4,4],"bits":4,"kind":"symmetric","sizes":[1],"count":2,"threshold":0}}""", "does not hold it"),
            ("""{"w":{"shape":[4,4],"bits":4,"kind":"symmetric","sizes":[],"count":2,"threshold":0}}""", "not described"),
            ("""{"s":{"shape":[4,4],"bits":4,"kind":"symmetric","sizes":[],"count":2,"threshold":0}}""", "not described"),
            ("""{"w":{"shape":[-4,-4],"bits":4,"kind":"symmetric","sizes":[1],"count":2,"threshold":0}}""", "not described"),
        ])
        {
            SafeTensors.Save(
                path,
                new Dictionary<string, Tensor>
                {
                    ["w"] = tensor(new byte[8]), ["s"] = tensor(new byte[8]), ["s.sizes"] = tensor([1f, 1, float.NaN, 1]),
                },
                new Dictionary<string, string> { [PackedModelFile.MetadataKey] = json });
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => PackedModelFile.Load(path)).Message);
        }
    }
}
