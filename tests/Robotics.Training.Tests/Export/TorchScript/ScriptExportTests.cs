using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Export.TorchScript;
using Robotics.Training.Models;
using Robotics.Training.Verification;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export.TorchScript;

public sealed class ScriptExportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("efficientvit-seg-b0", 19)]
    [InlineData("efficientvit-seg-b1-ade20k", 150)]
    [InlineData("segformer-b0", 19)]
    public void The_file_computes_what_the_network_does(string name, int classes)
    {
        ModelEntry entry = ModelRegistry.GetSegmentation(name);
        using Module<Tensor, Tensor> network = entry.Create(classes);
        ReferenceFormula.Fill(network);
        ModelManifest manifest = ModelFile.Describe("test", entry, classes, new ImageSize(64, 96));

        ExportReport report = ScriptExport.Write(network, manifest, _folder.File("m.pt"));
        Assert.Null(report.Opset);
        Assert.Equal(classes, report.Classes);
        Assert.InRange(report.SelfCheckAgreement!.Value, 0.99, 1);

        (jit.ScriptModule<Tensor, Tensor> script, ModelManifest read) = ScriptModelFile.Read(_folder.File("m.pt"));
        using (script)
        {
            using IDisposable noGrad = no_grad();
            manual_seed(7);
            Tensor image = randn(1, 3, 64, 96), expected = network.call(image);
            double scale = Math.Max(1, expected.abs().max().ToDouble());
            Assert.InRange((script.call(image) - expected).abs().max().ToDouble(), 0, ModelExport.Tolerance * scale);
            Assert.Equal((name, 64), (read.Architecture, read.Input.Height));
        }
    }

    [Fact]
    public void A_script_without_a_manifest_is_refused()
    {
        using Module<Tensor, Tensor> network = ReLU();
        using jit.ScriptModule<Tensor, Tensor> script = TorchSharp.Extensions.TorchScript.Trace(network, zeros(1, 3, 8, 8));
        jit.save(script, _folder.File("bare.pt"));
        var error = Assert.Throws<InvalidDataException>(() => ScriptModelFile.Read(_folder.File("bare.pt")));
        Assert.Contains("has no manifest", error.Message, StringComparison.Ordinal);
    }
}
