using System.Runtime.InteropServices;
using Robotics.Training.Distributed;
using TorchSharp.Extensions;

namespace Robotics.Training.Tests.Training.Distributed;

/// <summary>What a process of <see cref="DataParallelTests"/> does; that class starts it.</summary>
public class ParallelWorker
{
    public const string Data = "PARALLEL_DATA";
    public const string Steps = "PARALLEL_STEPS";
    public const string Out = "PARALLEL_OUT";

    [Fact(Explicit = true)]
    public void Trains_with_the_others()
    {
        using DataParallel parallel = DataParallel.Join(TorchRun.FromEnvironment()!);
        float[] weights = ParallelToy.Train(Variable(Data), int.Parse(Variable(Steps)), parallel);
        File.WriteAllBytes(Variable(Out) + parallel.Rank, MemoryMarshal.AsBytes(weights.AsSpan()).ToArray());
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)!;
}
