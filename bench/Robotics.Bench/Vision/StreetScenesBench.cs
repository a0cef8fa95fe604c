using System.Diagnostics;
using Robotics.Vision.StreetScenes;

namespace Robotics.Bench.Vision;

/// <summary>Frames a second of the street-scene renderer on one thread, at the camera's and at the training size.</summary>
public static class StreetScenesBench
{
    private const int CameraWidth = 1280;
    private const int CameraHeight = 720;
    private const int TrainingWidth = 512;
    private const int TrainingHeight = 288;
    private const double CameraRate = 60;
    private const int Scenes = 25;
    private const int FramesPerScene = 4;

    /// <summary>Runs for a few seconds; every frame shows another moment of another scene.</summary>
    /// <returns>Frames a second beside the required rate, which falls with the number of pixels.</returns>
    public static IReadOnlyList<BenchRow> Run()
    {
        const double Pixels = (double)CameraWidth * CameraHeight / (TrainingWidth * TrainingHeight);
        return [Measure(CameraWidth, CameraHeight, CameraRate), Measure(TrainingWidth, TrainingHeight, CameraRate * Pixels)];
    }

    private static BenchRow Measure(int width, int height, double required)
    {
        var renderer = new StreetScenesRenderer(width, height);
        var rgb = new byte[width * height * 3];
        var label = new byte[width * height];
        RenderAll(renderer, rgb, label);
        long start = Stopwatch.GetTimestamp();
        int frames = RenderAll(renderer, rgb, label);
        double rate = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new BenchRow($"street scenes {width}x{height}", rate, "frames/s", $"required: {required:F0} frames/s", rate / required);
    }

    private static int RenderAll(StreetScenesRenderer renderer, byte[] rgb, byte[] label)
    {
        for (int i = 0; i < Scenes * FramesPerScene; i++)
        {
            renderer.Render(StreetScenesSplit.Train, (ulong)(i % Scenes), i * 7, rgb, label);
        }

        return Scenes * FramesPerScene;
    }
}
