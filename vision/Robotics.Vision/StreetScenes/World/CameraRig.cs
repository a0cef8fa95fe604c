using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>Carries the camera along the route: steady progress, with the sway and shake of a vehicle.</summary>
internal static class CameraRig
{
    /// <summary>Station along the route at a frame.</summary>
    public static double Station(in SceneParameters scene, int frame) =>
        40.0 + scene.CameraSpeed * (frame / (double)SceneParameters.FramesPerSecond);

    public static void Place(ViewCamera camera, in SceneParameters scene, RouteWindow window, int frame, int width, int height)
    {
        var time = frame / (double)SceneParameters.FramesPerSecond;
        var random = SceneRandom.For(scene.Seed, SceneStream.Camera);
        var shake = scene.Mode == CameraMode.Sidewalk ? 1.6f : 1f;
        var yaw = scene.Yaw + Trig.Atan(window.Slope(6f)) + Wave(time, 0.31, 0.02f, ref random)
            + Wave(time, 2.3, 0.002f * shake, ref random);
        var pitch = scene.Pitch + Wave(time, 1.7, 0.004f * shake, ref random) + Wave(time, 6.1, 0.0015f * shake, ref random);
        var roll = scene.Roll + Wave(time, 1.1, 0.005f * shake, ref random);
        var lateral = scene.CameraLateral + Wave(time, 0.23, 0.15f, ref random);
        var up = scene.CameraHeight + (scene.Mode == CameraMode.Sidewalk ? scene.KerbHeight : 0f)
            + Wave(time, 4.3, 0.006f * shake, ref random);
        camera.Place(width, height, scene.TanHalfFov, new Vector3(window.Center(0f) + lateral, up, 0f), yaw, pitch, roll);
    }

    private static float Wave(double time, double rate, float amplitude, ref SceneRandom random) =>
        amplitude * Trig.Sin(Math.Tau * rate * time + random.Range(0f, 6.28f));
}
