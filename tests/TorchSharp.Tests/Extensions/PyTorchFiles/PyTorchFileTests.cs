using System.Text.Json;
using Robotics.Tests;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions.PyTorchFiles;

/// <summary>Files that PyTorch itself wrote; tests/reference/checkpoints/make.py makes them.</summary>
public sealed class PyTorchFileTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("zip.pth")]
    [InlineData("legacy.pth")]
    public void Every_tensor_is_found_with_type_shape_and_values(string file)
    {
        Dictionary<string, Tensor> tensors = PyTorchFile.Load(RepositoryFiles.Reference($"checkpoints/{file}"));

        using var expected = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Reference("checkpoints/expected.json")));
        Assert.Equal(expected.RootElement.EnumerateObject().Select(entry => entry.Name).Order(), tensors.Keys.Order());
        foreach (JsonProperty entry in expected.RootElement.EnumerateObject())
        {
            Tensor tensor = tensors[entry.Name];
            Assert.Equal(Numbers(entry.Value, "shape").Select(size => (long)size), tensor.shape);
            Assert.Equal(NameOf(entry.Value.GetProperty("dtype").GetString()!), tensor.dtype);
            Assert.Equal(Numbers(entry.Value, "values"), tensor.to(float64).data<double>().ToArray());
        }
    }

    /// <summary>Every damaged byte is an error or harmless: never a crash, a hang, or memory beyond what the file explains.</summary>
    [Theory]
    [InlineData("zip.pth")]
    [InlineData("legacy.pth")]
    public void Damage_is_an_error_or_harmless(string file)
    {
        byte[] sound = File.ReadAllBytes(RepositoryFiles.Reference($"checkpoints/{file}"));
        Random random = new(1);
        string damaged = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            for (int i = 0; i < 500; i++)
            {
                byte[] bytes = i % 3 == 0 ? sound[..random.Next(sound.Length)] : [.. sound];
                for (int flips = random.Next(1, 4); bytes.Length > 0 && flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                File.WriteAllBytes(damaged, bytes);
                long before = GC.GetAllocatedBytesForCurrentThread();
                if (Record.Exception(() => { using DisposeScope inner = NewDisposeScope(); PyTorchFile.Load(damaged); }) is { } refusal)
                {
                    Assert.StartsWith(
                        $"{damaged} cannot be read: ", Assert.IsType<InvalidDataException>(refusal).Message, StringComparison.Ordinal);
                }

                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
            }
        }
        finally
        {
            File.Delete(damaged);
        }
    }

    private static IEnumerable<double> Numbers(JsonElement entry, string name) =>
        entry.GetProperty(name).EnumerateArray().Select(number => number.GetDouble());

    private static ScalarType NameOf(string name) => name switch
    {
        "float32" => float32,
        "float64" => float64,
        "float16" => float16,
        "bfloat16" => bfloat16,
        "int64" => int64,
        "uint8" => uint8,
        "bool" => @bool,
        _ => throw new ArgumentException(name),
    };
}
