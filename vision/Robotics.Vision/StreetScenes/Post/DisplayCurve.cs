using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>
/// From light to display levels (0..255): about a square root with a shoulder, then noise. Shot noise is even on this scale, read noise
/// grows towards black.
/// </summary>
internal readonly struct DisplayCurve(in SensorModel sensor)
{
    /// <summary>Half the bits of one, less a correction that halves the largest error.</summary>
    private const int RootBias = 0x1FBD1DF5;

    private readonly Vector256<float> _gainRed = Vector256.Create(sensor.Gain.X / FixedPoint.One);
    private readonly Vector256<float> _gainGreen = Vector256.Create(sensor.Gain.Y / FixedPoint.One);
    private readonly Vector256<float> _gainBlue = Vector256.Create(sensor.Gain.Z / FixedPoint.One);
    private readonly Vector256<float> _black = Vector256.Create(sensor.Black);
    private readonly Vector256<float> _ceiling = Vector256.Create(sensor.Ceiling);
    private readonly Vector256<float> _cubic = Vector256.Create(-255f * sensor.Shoulder);
    private readonly Vector256<float> _slope = Vector256.Create(255f * (1f + sensor.Shoulder));
    private readonly Vector256<float> _shot = Vector256.Create(255f * sensor.ShotNoise);
    private readonly Vector256<float> _read = Vector256.Create(sensor.ReadNoise / 255f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Red(Vector256<int> light, Vector256<float> gain, Vector256<float> normal) =>
        Expose(light, gain * _gainRed, normal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Green(Vector256<int> light, Vector256<float> gain, Vector256<float> normal) =>
        Expose(light, gain * _gainGreen, normal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Blue(Vector256<int> light, Vector256<float> gain, Vector256<float> normal) =>
        Expose(light, gain * _gainBlue, normal);

    /// <summary>Levels of eight pixels, not clamped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Expose(Vector256<int> light, Vector256<float> gain, Vector256<float> normal)
    {
        var linear = Vector256.MaxNative(Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(light), gain, _black), Vector256<float>.Zero);

        // Halving the exponent is the square root to 3.5 %, without steps; a camera's curve is no truer.
        var root = (Vector256.ShiftRightLogical(linear.AsInt32(), 1) + Vector256.Create(RootBias)).AsSingle();
        root = Vector256.MinNative(root, _ceiling);
        var tone = Vector256.FusedMultiplyAdd(root, Vector256.FusedMultiplyAdd(root * root, _cubic, _slope), Vector256.Create(0.5f));
        var dark = Vector256.Create(255f) - tone;
        var deviation = Vector256.FusedMultiplyAdd(dark * dark, _read, _shot);
        return Vector256.ConvertToInt32Native(Vector256.FusedMultiplyAdd(normal, deviation, tone));
    }
}
