namespace Robotics.Training.Quantization.Grids;

/// <summary>
/// Equal steps to both sides of zero, codes -Boundary to Boundary: the memoryless scalar quantizer (MSQ) of Zhang, Zhou and Saab,
/// "Post-training quantization for neural networks with provable guarantees" (2022).
/// </summary>
/// <param name="step">Distance of neighbours; 0 makes every value 0.</param>
/// <param name="boundary">Largest code. The paper's b bits have 2^(b-1), and so 2^b + 1 values.</param>
public sealed class SymmetricGrid(double step, long boundary) : QuantizationGrid
{
    public override long Levels => (2 * boundary) + 1;

    public override long FirstCode => -boundary;

    public override long Encode(double x) => Round(x, step, boundary);

    public override double Decode(long code) => code * step;

    public override GridDescription Describe() => new("symmetric", step, boundary);

    /// <summary>Nearest code; halves go up on either side of zero.</summary>
    internal static long Round(double x, double step, long boundary) =>
        step > 0 ? Math.Sign(x) * (long)Math.Min(Math.Abs(Math.Floor((x / step) + 0.5)), boundary) : 0;
}
