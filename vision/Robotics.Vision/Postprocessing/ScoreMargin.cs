using System.Runtime.Intrinsics;

namespace Robotics.Vision;

/// <summary>How far a score must lie below another to stay strictly below it through the roundings of an interpolation.</summary>
/// <remarks>
/// Interpolating four scores rounds four times, each by at most 2^-24 of a term, so that a relative margin of 2^-20 of both
/// scores suffices with room to spare; the absolute part covers scores so small that rounding is absolute.
/// </remarks>
internal static class ScoreMargin
{
    private const float Relative = 1f / (1 << 20);
    private const float Absolute = 1e-30f;

    public static float Raise(float score) => score + MathF.Abs(score) * Relative;

    public static float Lower(float score) => score - (MathF.Abs(score) * Relative + Absolute);

    public static Vector256<float> Raise(Vector256<float> scores) => scores + Vector256.Abs(scores) * Relative;

    public static Vector256<float> Lower(Vector256<float> scores) =>
        scores - (Vector256.Abs(scores) * Relative + Vector256.Create(Absolute));
}
