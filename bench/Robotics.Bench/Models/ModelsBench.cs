using System.Diagnostics;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Bench.Models;

/// <summary>
/// Networks on eager libtorch, TorchScript and ONNX Runtime, in turns. Milliseconds a frame are seconds per 1000 frames, which is how the
/// distillation literature states latency.
/// </summary>
internal static class ModelsBench
{
    private const int WarmUps = 2;

    /// <summary>The networks of the latency table, SegFormer-B2, which the others are compared with, first.</summary>
    public static readonly string[] DefaultNetworks =
        ["segformer-b2", "segformer-b4", "efficientvit-seg-l1-ade20k", "efficientvit-seg-l2-ade20k"];

    /// <summary>Input of the latency table.</summary>
    public static readonly ImageSize DefaultInput = new(512, 512);

    /// <param name="networks">Names in the registry; all are compared with the first.</param>
    /// <param name="input">Size of the pictures.</param>
    /// <param name="frames">Frames of each network on each engine.</param>
    /// <param name="options">Threads, of all engines.</param>
    /// <exception cref="ArgumentException">A network is unknown, or takes no pictures of that size.</exception>
    public static IEnumerable<BenchRow> Run(IReadOnlyList<string> networks, ImageSize input, int frames, ProviderOptions options)
    {
        set_num_threads(options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        ModelEntry[] entries = [.. networks.Select(ModelRegistry.GetSegmentation)];
        if (entries.FirstOrDefault(entry => input.Height % entry.InputMultiple + input.Width % entry.InputMultiple != 0) is { } misfit)
        {
            throw new ArgumentException($"{input} does not fit {misfit.Name}: both sides must be multiples of {misfit.InputMultiple}.");
        }

        NetworkEngines[] engines = [.. entries.Select(entry => new NetworkEngines(entry, input, options))];
        try
        {
            return Rows(engines, input, Measure(engines, frames));
        }
        finally
        {
            foreach (NetworkEngines engine in engines)
            {
                engine.Dispose();
            }
        }
    }

    // [network, engine], median milliseconds.
    private static double[,] Measure(NetworkEngines[] networks, int frames)
    {
        int engines = networks[0].Runs.Count;
        var medians = new double[networks.Length, engines];
        var times = new double[networks.Length, engines, frames];
        for (int frame = -WarmUps; frame < frames; frame++)
        {
            for (int network = 0; network < networks.Length; network++)
            {
                for (int engine = 0; engine < engines; engine++)
                {
                    long start = Stopwatch.GetTimestamp();
                    networks[network].Runs[engine].Run();
                    times[network, engine, Math.Max(frame, 0)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        }

        for (int network = 0; network < networks.Length; network++)
        {
            for (int engine = 0; engine < engines; engine++)
            {
                IEnumerable<double> sorted = Enumerable.Range(0, frames).Select(frame => times[network, engine, frame]).Order();
                medians[network, engine] = sorted.ElementAt(frames / 2);
            }
        }

        return medians;
    }

    private static IEnumerable<BenchRow> Rows(NetworkEngines[] networks, ImageSize input, double[,] medians) =>
        from network in Enumerable.Range(0, networks.Length)
        from engine in Enumerable.Range(0, networks[0].Runs.Count)
        let label = networks[0].Runs[engine].Engine
        select new BenchRow(
            $"{networks[network].Name} {input}, {label}",
            medians[network, engine],
            "ms a frame = s per 1000",
            $"{networks[0].Name}, {label}",
            medians[network, engine] / medians[0, engine]);
}
