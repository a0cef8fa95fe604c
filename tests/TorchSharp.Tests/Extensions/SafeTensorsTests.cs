using System.Buffers.Binary;
using System.Text;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        _scope.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Round_trip_keeps_every_type_shape_and_bit()
    {
        ScalarType[] types =
            [uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64, @bool];
        var tensors = types.ToDictionary(type => $"a tensor of {type}", type => (randn(3, 2, 5) * 3).to(type));
        tensors.Add("scalar", tensor(-1.5));
        tensors.Add("empty", zeros(0, 4));
        tensors.Add("view", arange(12, dtype: float32).view(3, 4).t());
        tensors.Add("parameter", nn.Linear(2, 2).weight);
        SafeTensors.Save(_file, tensors, new Dictionary<string, string> { ["note"] = "größer \"1\"" });

        var loaded = SafeTensors.Load(_file);
        Assert.Equal(tensors.Keys, loaded.Keys);
        Assert.All(tensors, pair => Assert.Equal(pair.Value.dtype, loaded[pair.Key].dtype));
        Assert.All(tensors, pair => Assert.True(pair.Value.SameAs(loaded[pair.Key]), pair.Key));
        Assert.Equal("größer \"1\"", Assert.Single(SafeTensors.LoadMetadata(_file)).Value);
        Assert.False(File.Exists(_file + ".tmp"));
    }

    // The bytes that the format's specification prescribes, written by hand.
    [Fact]
    public void File_written_elsewhere_is_read()
    {
        Write(
            """
            {"__metadata__":{"format":"pt"},
             "b":{"dtype":"I32","shape":[2],"data_offsets":[4,12]},
             "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}
            """,
            [0, 0, 0xC0, 0x3F, 7, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        var loaded = SafeTensors.Load(_file);
        Assert.Equal(1.5f, loaded["a"].ToSingle());
        Assert.Equal([7, -1], loaded["b"].data<int>());
        Assert.Equal("pt", SafeTensors.LoadMetadata(_file)["format"]);
    }

    [Fact]
    public void File_begins_as_the_format_says_and_its_data_are_aligned()
    {
        SafeTensors.Save(_file, new Dictionary<string, Tensor> { ["flag"] = tensor(true), ["x"] = tensor([1f, 2]) });
        var bytes = File.ReadAllBytes(_file);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"flag":{"dtype":"BOOL","shape":[],"data_offsets":[8,9]},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd());
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 1], bytes[(8 + length)..]);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "its tensors fill 8 of 7 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "its tensors fill 8 of 9 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "begins at byte 4 of the data, not at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "of shape [2] cannot lie at [0, 4]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "cannot lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "cannot lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", 8, "cannot be read")]
    [InlineData("""{"a":{"dtype":"Q7","shape":[2],"data_offsets":[0,8]}}""", 8, "unknown type Q7")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "cannot be read")]
    [InlineData("""[1, 2]""", 0, "cannot be read")]
    [InlineData("""{"a":""", 0, "cannot be read")]
    public void Damaged_header_is_refused(string header, int dataBytes, string reason)
    {
        Write(header, new byte[dataBytes]);
        var before = Tensor.TotalCount;
        var error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(_file));
        Assert.Contains(reason, error.Message);
        Assert.StartsWith(_file, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData("b", "[0,8]", "begins at byte 0 of the data, not at 8")]
    [InlineData("a", "[8,16]", "cannot be read")]
    public void Tensors_in_one_place_or_of_one_name_are_refused(string second, string place, string reason)
    {
        const string tensor = """{"dtype":"U8","shape":[8],"data_offsets":PLACE}""";
        Write($"{{\"a\":{tensor.Replace("PLACE", "[0,8]")},\"{second}\":{tensor.Replace("PLACE", place)}}}", new byte[16]);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => SafeTensors.Load(_file)).Message);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Impossible_header_length_is_refused(long length)
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        File.WriteAllBytes(_file, bytes);
        Assert.Contains("cannot be", Assert.Throws<InvalidDataException>(() => SafeTensors.Load(_file)).Message);
    }

    [Fact]
    public void File_cut_anywhere_is_refused()
    {
        SafeTensors.Save(_file, new Dictionary<string, Tensor> { ["a"] = randn(4), ["b"] = randn(3) });
        var whole = File.ReadAllBytes(_file);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file, whole[..length]);
            Assert.Throws<InvalidDataException>(() => SafeTensors.Load(_file));
        }
    }

    [Fact]
    public void Failed_save_leaves_the_old_file()
    {
        SafeTensors.Save(_file, new Dictionary<string, Tensor> { ["a"] = ones(1) });
        var complex = new Dictionary<string, Tensor> { ["a"] = zeros(1, ScalarType.ComplexFloat32) };
        Assert.Contains("cannot hold", Assert.Throws<ArgumentException>(() => SafeTensors.Save(_file, complex)).Message);
        Assert.Equal(1, SafeTensors.Load(_file)["a"].ToSingle());
    }

    private void Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        File.WriteAllBytes(_file, bytes);
    }
}
