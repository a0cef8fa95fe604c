using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;
using Robotics.Training.Data.Loading;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Files;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Reporting;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Quantizes one trained network at every width of an experiment, writes each as a file and measures it on the test set.</summary>
public sealed class NetworkQuantization(QuantizationSource source, string folder)
{
    private const int FullBits = 32;
    private const ulong CalibrationSeed = 29;

    /// <summary>Writes the files and quantized.json.</summary>
    /// <param name="progress">Is told each width that is done.</param>
    public QuantizedResult Run(Action<QuantizedNetwork>? progress = null)
    {
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(source.Run.Data with { Shift = 0, Flip = 0, Augmentation = AugmentationOptions.None });
        IReadOnlyList<Tensor> images = Calibration(data);
        using FeatureModel reference = TrainedNetwork.Load(source.Run, data, source.Weights);
        string full = Path.Combine(folder, "deployed-32bit.safetensors");
        SafeTensors.Save(full, reference.state_dict());
        var networks = new List<QuantizedNetwork> { Measure(FullBits, reference, data, full) };
        progress?.Invoke(networks[^1]);
        foreach (int bits in source.Quantization.Bits.OrderDescending())
        {
            using FeatureModel network = TrainedNetwork.Load(source.Run, data, source.Weights);
            string path = Path.Combine(folder, $"deployed-{bits}bit.safetensors");
            PackedModelFile.Write(
                path, network.state_dict(), NetworkQuantizer.Run(network, reference, images, source.Quantization.Options(bits)));
            networks.Add(Measure(bits, network, data, path));
            progress?.Invoke(networks[^1]);
        }

        double latency = DeployedLatency.Measure(reference, data.Deployed);
        var result = new QuantizedResult(QualityMeasures.Of(data.Task).Names[0], latency, networks);
        result.Write(folder);
        return result;
    }

    private static QuantizedNetwork Measure(int bits, FeatureModel network, RunData data, string path) =>
        new(bits, new Measurement(data, CPU).Quality(network), new FileInfo(path).Length);

    private IReadOnlyList<Tensor> Calibration(RunData data)
    {
        int count = Math.Min(source.Quantization.Images, data.Training.Count);
        using var loader = new BatchLoader(data.Training, data.Loading(count, CalibrationSeed), 0, 1);
        Tensor images = loader.Next().Images;
        return [.. Enumerable.Range(0, count).Select(i => images[i].unsqueeze(0).clone())];
    }
}
