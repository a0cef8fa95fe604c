using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Models;

namespace Robotics.Training.Experiments;

/// <summary>
/// How long ONNX Runtime takes for a picture on one thread of this machine, in processor time: what runs beside it does not count.
/// </summary>
internal static class DeployedLatency
{
    private const int TimedPictures = 30;

    /// <summary>Median in milliseconds; NaN for a network that the ONNX exporter does not know.</summary>
    public static double Measure(FeatureModel network, ImageSize size)
    {
        byte[] file;
        try
        {
            file = ModuleExporter.Export("latency", network, size.Height, size.Width).ToBytes(new Dictionary<string, string>());
        }
        catch (ExportException)
        {
            return double.NaN;
        }

        using SessionOptions options = new ProviderOptions { Threads = 1 }.CreateSessionOptions();
        using var session = new InferenceSession(file, options);
        using OrtValue picture =
            OrtValue.CreateTensorValueFromMemory(new float[3 * size.Height * size.Width], [1, 3, size.Height, size.Width]);
        using var run = new RunOptions();
        double[] times = [.. Enumerable.Range(0, TimedPictures).Select(_ => Time(session, run, picture)).Order()];
        return times[TimedPictures / 2];
    }

    private static double Time(InferenceSession session, RunOptions run, OrtValue picture)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        session.Run(run, session.InputNames, [picture], session.OutputNames).Dispose();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
