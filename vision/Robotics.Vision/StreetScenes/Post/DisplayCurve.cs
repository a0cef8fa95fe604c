using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>From linear light to bytes: a square root with a shoulder, then noise. Shot noise is even on this scale, read noise grows towards black.</summary>
internal readonly struct DisplayCurve(in SensorModel sensor)
{
    private readonly Vector256<float> _black = Vector256.Create(sensor.Black);
    private readonly Vector256<float> _ceiling = Vector256.Create(sensor.Ceiling);
    private readonly Vector256<float> _cubic = Vector256.Create(-sensor.Shoulder);
    private readonly Vector256<float> _slope = Vector256.Create(1f + sensor.Shoulder);
    private readonly Vector256<float> _shot = Vector256.Create(sensor.ShotNoise);
    private readonly Vector256<float> _read = Vector256.Create(sensor.ReadNoise);

    /// <summary>Levels 0..255 of eight pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Expose(Vector256<float> light, Vector256<float> gain, Vector256<float> normal)
    {
        light = Vector256.FusedMultiplyAdd(light, gain, _black);
        var root = Vector256.MinNative(Vector256.Sqrt(Vector256.MaxNative(light, Vector256<float>.Zero)), _ceiling);
        var tone = root * Vector256.FusedMultiplyAdd(root * root, _cubic, _slope);
        var dark = Vector256<float>.One - tone;
        var deviation = Vector256.FusedMultiplyAdd(dark * dark, _read, _shot);
        var level = Vector256.FusedMultiplyAdd(normal, deviation, tone);
        level = Vector256.MinNative(Vector256.MaxNative(level, Vector256<float>.Zero), Vector256<float>.One);
        return Vector256.ConvertToInt32Native(Vector256.FusedMultiplyAdd(level, Vector256.Create(255f), Vector256.Create(0.5f)));
    }
}
