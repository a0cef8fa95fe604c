namespace Robotics.Training.Quantization.Grids;

/// <summary>
/// Equally spaced values from -Radius to Radius, codes 0 to Levels - 1: the alphabet of Lybrand and Saab, "A greedy algorithm for
/// quantizing neural networks" (2021). An even number of values has no zero.
/// </summary>
/// <param name="radius">Largest value.</param>
/// <param name="levels">Number of values, at least 2.</param>
public sealed class AlphabetGrid(double radius, long levels) : QuantizationGrid
{
    private readonly double _step = 2 * radius / (levels - 1);

    public override long Levels => levels;

    public override long FirstCode => 0;

    public override long Encode(double x)
    {
        if (radius <= 0)
        {
            return 0;
        }

        long below = (long)Math.Clamp(Math.Floor((x + radius) / _step), 0, levels - 1);
        long above = Math.Min(below + 1, levels - 1);
        return Math.Abs(Decode(above) - x) < Math.Abs(Decode(below) - x) ? above : below;
    }

    public override double Decode(long code) => code == levels - 1 ? radius : (code * _step) - radius;

    public override GridDescription Describe() => new("alphabet", radius, levels);
}
