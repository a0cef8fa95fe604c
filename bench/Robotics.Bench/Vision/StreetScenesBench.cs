using System.Diagnostics;
using Robotics.Vision.StreetScenes;

namespace Robotics.Bench.Vision;

/// <summary>Frames a second of the street-scene renderer on one thread, at the camera's size.</summary>
public static class StreetScenesBench
{
    private const int CameraWidth = 1280;
    private const int CameraHeight = 720;
    private const double CameraRate = 60;
    private const int Scenes = 25;
    private const int FramesPerScene = 4;

    /// <summary>Runs for a few seconds; every frame shows another moment of another scene.</summary>
    /// <returns>Frames a second beside the camera's highest rate.</returns>
    public static IReadOnlyList<BenchRow> Run()
    {
        var renderer = new StreetScenesRenderer(CameraWidth, CameraHeight);
        var rgb = new byte[CameraWidth * CameraHeight * 3];
        var label = new byte[CameraWidth * CameraHeight];
        RenderAll(renderer, rgb, label);
        long start = Stopwatch.GetTimestamp();
        int frames = RenderAll(renderer, rgb, label);
        double rate = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return
        [
            new BenchRow(
                $"street scenes {CameraWidth}x{CameraHeight}", rate, "frames/s", $"required: {CameraRate:F0} frames/s", rate / CameraRate),
        ];
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
