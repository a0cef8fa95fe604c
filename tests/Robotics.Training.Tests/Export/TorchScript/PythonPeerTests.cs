using System.Diagnostics;
using System.Runtime.InteropServices;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Export.TorchScript;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using Robotics.Training.Verification;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export.TorchScript;

/// <summary>Python's <c>torch.jit.load</c> runs our files, where it is installed.</summary>
public sealed class PythonPeerTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys, numpy, torch
        extra = {"robotics.manifest": ""}
        script = torch.jit.load(sys.argv[1], _extra_files=extra)
        image = torch.from_numpy(numpy.fromfile(sys.argv[2], "<f4")).reshape(1, 3, 64, 96)
        with torch.no_grad():
            script(image).contiguous().numpy().tofile(sys.argv[3])
        print(extra["robotics.manifest"].decode())
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Python_computes_the_same_and_reads_the_manifest()
    {
        Assert.SkipUnless(Run("-c", "import numpy, torch").ExitCode == 0, "python3-torch is not installed.");
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        ModelEntry entry = ModelRegistry.GetSegmentation("efficientvit-seg-b0");
        using Module<Tensor, Tensor> network = entry.Create(19);
        ReferenceFormula.Fill(network);
        ScriptExport.Write(network, ModelFile.Describe("peer", entry, 19, new ImageSize(64, 96)), _folder.File("m.pt"));
        Tensor image = GoldenWeights.Input(1, 3, 64, 96), expected = network.call(image).contiguous();
        File.WriteAllBytes(_folder.File("image"), MemoryMarshal.AsBytes(image.AsSpan<float>()).ToArray());

        (int exitCode, string output) = Run("-c", Script, _folder.File("m.pt"), _folder.File("image"), _folder.File("logits"));

        Assert.Equal(0, exitCode);
        Assert.Contains("\"name\": \"peer\"", output, StringComparison.Ordinal);
        Tensor logits = tensor(MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_folder.File("logits"))).ToArray(), expected.shape);
        double scale = Math.Max(1, expected.abs().max().ToDouble());
        Assert.InRange((logits - expected).abs().max().ToDouble(), 0, ModelExport.Tolerance * scale);
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return (-1, "");
        }

        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
