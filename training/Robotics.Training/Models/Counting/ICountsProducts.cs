namespace Robotics.Training.Models;

/// <summary>A module that multiplies matrices itself, besides the convolutions and linear layers within it.</summary>
public interface ICountsProducts
{
    /// <summary>Multiply-adds of the module's own products for an input of that shape.</summary>
    long ProductMacs(ReadOnlySpan<long> inputShape);
}
