using Robotics.Training;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Bench.Training;

/// <summary>Memory of the process while it trains: what a step leaves behind would add up.</summary>
internal static class TrainingMemoryBench
{
    private const int Early = 50;
    private const int Late = 500;
    private const int Classes = 10;
    private const double Megabyte = 1e6;

    public static BenchRow Run()
    {
        manual_seed(1);
        using DisposeScope scope = NewDisposeScope();
        using FeatureModel network = ModelRegistry.Create("resnet8", Classes);
        using optim.Optimizer optimizer = Optimizers.AdamW(network.parameters(), 1e-3, 0.01);
        Tensor images = randn(16, 3, 32, 32), labels = randint(Classes, [16]);
        double early = 0;
        for (int step = 1; step <= Late; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(network.call(images), labels).backward();
            optimizer.step();
            early = step == Early ? Environment.WorkingSet / Megabyte : early;
        }

        double late = Environment.WorkingSet / Megabyte;
        return new BenchRow(
            $"resident memory after {Late} steps of resnet8", late, "MB", $"after {Early} steps: {early:F0} MB", late / early);
    }
}
