namespace Robotics.Training.Quantization.Grids;

/// <summary>
/// The symmetric grid after shrinking by a threshold, which makes weights sparse: the L1 form of Zhang, Zhou and Saab (2022).
/// </summary>
/// <param name="step">Distance of neighbours.</param>
/// <param name="boundary">Largest code.</param>
/// <param name="threshold">What is taken from every magnitude before it is rounded.</param>
public sealed class SoftThresholdGrid(double step, long boundary, double threshold) : QuantizationGrid
{
    public override long Levels => (2 * boundary) + 1;

    public override long FirstCode => -boundary;

    public override long Encode(double x) =>
        SymmetricGrid.Round(Math.Sign(x) * Math.Max(Math.Abs(x) - threshold, 0), step, boundary);

    public override double Decode(long code) => code * step;

    public override GridDescription Describe() => new("soft", step, boundary, threshold);
}
