using System.Diagnostics;
using Robotics.Bench.Python;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Bench.Training;

/// <summary>
/// A step of training beside the same step of PyTorch for Python: the same initial weights, pictures, labels and optimizer, in turns.
/// </summary>
internal static class TrainingStepBench
{
    private const int Threads = 2;
    private const int WarmUps = 3;
    private const int Rounds = 25;
    private const double LearningRate = 0.01;
    private const double Momentum = 0.9;
    private const double LossTolerance = 1e-6;

    private static readonly (string Network, int Classes, long[] Images, long[] Labels)[] Cases =
    [
        ("resnet20", 100, [64, 3, 32, 32], [64]),
        ("efficientvit-seg-b0", 19, [4, 3, 192, 320], [4, 24, 40]),
    ];

    public static IEnumerable<BenchRow> Run()
    {
        if (PythonTorch.Version is null)
        {
            PythonTorch.ReportMissing("the comparison of a training step");
            return [];
        }

        set_num_threads(Threads);
        return Cases.SelectMany(example => Compare(example.Network, example.Classes, example.Images, example.Labels));
    }

    private static BenchRow[] Compare(string name, int classes, long[] imagesShape, long[] labelsShape)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("robotics-bench");
        try
        {
            manual_seed(1);
            using DisposeScope scope = NewDisposeScope();
            using FeatureModel network = ModelRegistry.Create(name, classes);
            Tensor images = randn(imagesShape), labels = randint(classes, labelsShape);
            string weights = Path.Combine(folder.FullName, "weights.safetensors");
            string batch = Path.Combine(folder.FullName, "batch.safetensors");
            SafeTensors.Save(weights, network.state_dict());
            SafeTensors.Save(batch, new Dictionary<string, Tensor> { ["images"] = images, ["labels"] = labels });
            network.to(memory_format.channels_last);
            images = images.contiguous(memory_format.channels_last);
            using optim.Optimizer optimizer = optim.SGD(network.parameters(), LearningRate, Momentum);
            using var peer = new PythonTrainer(name, $"{classes}", weights, batch, $"{LearningRate}", $"{Momentum}", $"{Threads}");
            return Rows(
                $"{name}, {string.Join('x', imagesShape)}, {Threads} threads", () => Step(network, optimizer, images, labels), peer);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BenchRow[] Rows(string name, Func<double> step, PythonTrainer peer)
    {
        List<double> ours = [], theirs = [];
        double first = 0, greatest = 0;
        for (int i = 0; i < WarmUps + Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double loss = step();
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            (double peerLoss, double peerMilliseconds) = peer.Step();
            double difference = Math.Abs(loss - peerLoss);
            (first, greatest) = (i == 0 ? difference : first, Math.Max(greatest, difference));
            if (i >= WarmUps)
            {
                ours.Add(milliseconds);
                theirs.Add(peerMilliseconds);
            }
        }

        double median = Median(ours), reference = Median(theirs);
        return
        [
            new BenchRow($"step of {name}", median, "ms", $"{PythonTorch.Version}: {reference:F1} ms", median / reference),
            Difference("of the first losses", first),
            Difference($"of the losses over {WarmUps + Rounds} steps, in which rounding grows", greatest),
        ];
    }

    private static BenchRow Difference(string of, double value) =>
        new($"difference {of}", value, "", $"{LossTolerance}", value / LossTolerance);

    private static double Step(FeatureModel network, optim.Optimizer optimizer, Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Tensor loss = nn.functional.cross_entropy(network.call(images).contiguous(), labels);
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
