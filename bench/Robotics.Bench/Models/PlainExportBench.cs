using Robotics.Bench.Inference;
using Robotics.Bench.Python;
using Robotics.Bench.Vision;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Bench.Models;

/// <summary>
/// Our ONNX graph beside that of <c>torch.onnx.export</c> with its default options: the same weights on the same ONNX Runtime.
/// </summary>
internal static class PlainExportBench
{
    private const int Threads = 2;
    private const double Tolerance = 1e-4;

    private static readonly (string Network, int Classes, ImageSize Input, int Rounds)[] Cases =
    [
        ("efficientvit-seg-b0", 19, new ImageSize(512, 1024), 25),
        ("efficientvit-seg-l1", 19, new ImageSize(512, 512), 7),
        ("efficientvit-seg-l1-ade20k", 150, new ImageSize(512, 512), 7),
    ];

    public static IEnumerable<BenchRow> Run()
    {
        if (PythonTorch.Version is null)
        {
            PythonTorch.ReportMissing("the comparison with torch.onnx.export");
            yield break;
        }

        foreach ((string network, int classes, ImageSize input, int rounds) in Cases)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("robotics-bench");
            try
            {
                yield return Compare(network, classes, input, rounds, folder.FullName);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static BenchRow Compare(string network, int classes, ImageSize input, int rounds, string folder)
    {
        string weights = Path.Combine(folder, "weights.safetensors");
        string ours = Path.Combine(folder, "ours.onnx"), plain = Path.Combine(folder, "plain.onnx");
        manual_seed(1);
        using (DisposeScope scope = NewDisposeScope())
        using (FeatureModel model = ModelRegistry.Create(network, classes))
        {
            model.eval();
            SafeTensors.Save(weights, model.state_dict());
            OnnxGraph graph = ModuleExporter.Export(network, model, input.Height, input.Width);
            File.WriteAllBytes(ours, graph.ToBytes(new Dictionary<string, string>()));
        }

        PythonTorch.Run("export_onnx.py", network, $"{classes}", weights, $"{input.Height}", $"{input.Width}", plain);
        var options = new ProviderOptions { Threads = Threads };
        using var runtime = new RawOnnxRuntime(ours, options);
        using var reference = new RawOnnxRuntime(plain, options);
        BenchRow row = SideBySide.Measure(
            $"inference {network} {input}, {classes} classes, {Threads} threads", runtime.Run,
            $"torch.onnx.export of {PythonTorch.Version}", reference.Run, rounds, warmUps: 2);
        CheckAgreement(network, runtime.Output, reference.Output);
        return row;
    }

    private static void CheckAgreement(string network, ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor ours = tensor(actual.ToArray()), theirs = tensor(expected.ToArray());
        double difference = (ours - theirs).abs().max().ToDouble(), scale = theirs.abs().max().ToDouble();
        Console.Error.WriteLine($"{network}: the two graphs agree to {difference:G2} of {scale:G2}.");
        if (!(difference <= Tolerance * scale))
        {
            throw new InvalidOperationException($"The two graphs of {network} disagree by {difference:G3} of {scale:G3}.");
        }
    }
}
