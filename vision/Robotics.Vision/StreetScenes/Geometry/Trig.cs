namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>
/// Sine, cosine and arc tangent from IEEE operations only, so that geometry is the same on every platform (error below 1e-6).
/// </summary>
internal static class Trig
{
    public static float Sin(double x) => (float)SinCore(x);

    public static float Cos(double x) => (float)SinCore(x + Math.PI / 2);

    /// <summary>Arc tangent for |x| up to about 1, the slopes of a street.</summary>
    public static float Atan(float x)
    {
        var x2 = x * x;
        return x * (0.9998660f + x2 * (-0.3302995f + x2 * (0.1801410f + x2 * (-0.0851330f + x2 * 0.0208351f))));
    }

    private static double SinCore(double x)
    {
        x -= Math.Floor(x * (1 / (2 * Math.PI)) + 0.5) * (2 * Math.PI);
        if (x > Math.PI / 2)
        {
            x = Math.PI - x;
        }
        else if (x < -Math.PI / 2)
        {
            x = -Math.PI - x;
        }

        var x2 = x * x;
        return x * (1 + x2 * (-1.0 / 6 + x2 * (1.0 / 120 + x2 * (-1.0 / 5040 + x2 * (1.0 / 362880 - x2 * (1.0 / 39916800))))));
    }
}
