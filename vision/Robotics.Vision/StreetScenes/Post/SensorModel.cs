using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>
/// The optics and sensor of the robot's camera. Blurs are standard deviations in pixels of a picture 1280 wide, noise in parts of full
/// scale: everywhere, and in addition in the dark. The display curve is (1 + Shoulder) r - Shoulder r^3 of the square root r of the light.
/// </summary>
internal readonly record struct SensorModel(
    float FocusBlur, float MotionBlurX, float MotionBlurY, float Sharpening, float ReadNoise, float ShotNoise, float Vignette,
    float Shoulder, float Black, Vector3 Gain)
{
    /// <summary>Where the display curve levels off.</summary>
    public float Ceiling => MathF.Sqrt((1f + Shoulder) / (3f * Shoulder));

    public static SensorModel Create(in SceneParameters scene)
    {
        var random = SceneRandom.For(scene.Seed, SceneStream.Sensor);
        var noise = random.Range(scene.Profile.Noise) * (1f + 1.2f * scene.Air.Night + (scene.Weather == Weather.Rain ? 0.5f : 0f));
        var moving = MathF.Min(1f, scene.CameraSpeed / 8f);
        return new SensorModel(
            FocusBlur: random.Range(scene.Profile.Softness) + (random.Chance(0.12f) ? random.Range(0.5f, 1.6f) : 0f),
            MotionBlurX: random.Chance(0.3f) ? random.Range(0.5f, 3f) * (0.3f + moving) : 0f,
            MotionBlurY: random.Chance(0.2f) ? random.Range(0.4f, 1.6f) : 0f,
            Sharpening: random.Chance(0.4f) ? random.Range(0.05f, 0.35f) : 0f,
            ReadNoise: 0.018f * noise,
            ShotNoise: 0.009f * noise,
            Vignette: random.Range(0.02f, 0.35f),
            Shoulder: random.Range(0.2f, 0.5f),
            Black: random.Chance(0.3f) ? random.Range(0f, 0.012f) : 0f,
            Gain: random.Tint(0.06f));
    }
}
