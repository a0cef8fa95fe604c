using System.Diagnostics;
using System.Runtime.InteropServices;
using Robotics.Tests;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Models;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

/// <summary>Every segmentation network of the registry, at its smallest oblong input and for a number of classes of our own.</summary>
public class RegistryExportTests
{
    private const int Classes = 7;
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, string> NoMetadata = [];

    public static TheoryData<string> Networks => new(ModelRegistry.Segmentation.Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreesWithLibtorchAndLoadsInSilence(string name)
    {
        using IDisposable scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        (Module<Tensor, Tensor> model, int height, int width) = Create(name);
        Tensor image = randn(1, 3, height, width);
        Tensor expected = model.call(image).contiguous();

        byte[] file = ModuleExporter.Export(name, model, height, width).ToBytes(NoMetadata);
        (float[] actual, long[] shape) = OrtRunner.Run(file, image.AsSpan<float>().ToArray(), image.shape);

        Assert.Equal(expected.shape, shape);
        float[] wanted = expected.AsSpan<float>().ToArray();
        double scale = wanted.Max(Math.Abs);
        Assert.InRange(wanted.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, Tolerance);
    }

    [Theory]
    [InlineData("efficientvit-seg-b0")]
    [InlineData("efficientvit-seg-l1")]
    [InlineData("segformer-b0")]
    public void EveryFormLoadsInSilence(string name)
    {
        using IDisposable scope = NewDisposeScope();
        (Module<Tensor, Tensor> model, int height, int width) = Create(name);
        foreach (ExportPrecision precision in Enum.GetValues<ExportPrecision>())
        {
            foreach (bool labels in new[] { false, true })
            {
                var form = new ExportOptions { Precision = precision, Labels = labels, Bytes = labels, Batch = OnnxValue.AnyBatch };
                byte[] file = ModuleExporter.Export(name, model, height, width, form).ToBytes(NoMetadata);
                Assert.Equal(20, ModelProto.Parser.ParseFrom(file).OpsetImport.Single().Version);
                Assert.Equal(2, labels
                    ? OrtRunner.Run<byte, byte>(file, new byte[2 * height * width * 3], [2, height, width, 3]).Shape[0]
                    : OrtRunner.Run(file, new float[2 * 3 * height * width], [2, 3, height, width]).Shape[0]);
            }
        }
    }

    /// <summary>The core that the GPU providers need is a version behind that of the CPU package. A process has one core only.</summary>
    [Fact]
    public async Task TheCoreOfTheGpuPackageLoadsThemInSilenceToo()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The package holds a core for x64 only.");
        const string core = "libonnxruntime.so";
        using var folder = new TempFolder();
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        File.Copy(
            Path.Combine(RepositoryFiles.Root, "node_modules/com.github.asus4.onnxruntime/Plugins/Linux/x64", core),
            folder.File(core),
            overwrite: true);
        string tests = folder.File(typeof(RegistryExportTests).Assembly.GetName().Name + ".dll");
        string[] arguments = [tests, "-method", $"{typeof(RegistryExportTests).FullName}.{nameof(EveryFormLoadsInSilence)}"];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 3", output, StringComparison.Ordinal);
    }

    private static (Module<Tensor, Tensor> Model, int Height, int Width) Create(string name)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        manual_seed(1);
        Module<Tensor, Tensor> model = entry.Create(Classes);
        model.eval();
        return (model, entry.InputMultiple, 2 * entry.InputMultiple);
    }
}
