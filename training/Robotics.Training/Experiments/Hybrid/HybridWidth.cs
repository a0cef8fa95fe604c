namespace Robotics.Training.Experiments;

/// <summary>A network at one width.</summary>
/// <param name="Bits">Bits a weight; 32 is the network as it was trained.</param>
/// <param name="Values">The metric of each seed, in percent.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record HybridWidth(int Bits, IReadOnlyList<double> Values, long Bytes)
{
    public double Mean => Values.Average();
}
