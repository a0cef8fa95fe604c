namespace Robotics.Training.Quantization.Grids;

/// <summary>
/// Zero up to a threshold and equal steps beyond it, which makes weights sparse: the L0 form of Zhang, Zhou and Saab (2022). Code 1 is the
/// threshold itself.
/// </summary>
/// <param name="step">Distance of neighbours beyond the threshold.</param>
/// <param name="boundary">Steps beyond the threshold on each side.</param>
/// <param name="threshold">Magnitude up to which everything is zero.</param>
public sealed class HardThresholdGrid(double step, long boundary, double threshold) : QuantizationGrid
{
    public override long Levels => (2 * (boundary + 1)) + 1;

    public override long FirstCode => -(boundary + 1);

    public override long Encode(double x)
    {
        if (Math.Abs(x) <= threshold)
        {
            return 0;
        }

        int sign = Math.Sign(x);
        return sign + SymmetricGrid.Round(sign * (Math.Abs(x) - threshold), step, boundary);
    }

    public override double Decode(long code) => Math.Sign(code) * (threshold + (step * (Math.Abs(code) - 1))) * (code == 0 ? 0 : 1);

    public override GridDescription Describe() => new("hard", step, boundary, threshold);
}
