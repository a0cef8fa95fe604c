using Robotics.Bench.Bags;
using Robotics.Bench.Inference;
using Robotics.Bench.Messages;
using Robotics.Bench.Models;
using Robotics.Bench.Robustness;
using Robotics.Bench.Training;
using Robotics.Bench.Vision;

namespace Robotics.Bench;

/// <summary>The benchmarks by name.</summary>
internal static class BenchSuites
{
    private const string Messages = "messages";
    private const string Vision = "vision";
    private const string Inference = "inference";
    private const string Bags = "bags";
    private const string Robustness = "robustness";
    private const string Training = "training";
    private const string Export = "export";
    private const string Models = "models";

    public static string[] Names { get; } = [Messages, Vision, Inference, Bags, Robustness, Training, Export, Models];

    public static IEnumerable<BenchRow> Run(string name, BenchOptions options) => name switch
    {
        Messages => MessageBench.Run(),
        Bags => BagBench.Run(),
        Robustness => RobustnessBench.Run(options.Model),
        Training => [.. DistillationBench.Run(), .. TrainingStepBench.Run(), TrainingMemoryBench.Run()],
        Vision => [.. VisionBench.Run(), .. ConverterBench.Run(), .. StreetScenesBench.Run()],
        Export => PlainExportBench.Run(),
        Models => ModelsBench.Run(options.Networks, options.Input, options.Frames, options.Provider),
        _ => InferenceBench.Run(options.Model, options.Provider),
    };
}
