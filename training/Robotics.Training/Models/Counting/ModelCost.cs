namespace Robotics.Training.Models;

/// <summary>What a forward pass costs.</summary>
/// <param name="LayerMacs">Multiply-adds of convolutions and linear layers: the convention of the literature.</param>
/// <param name="ProductMacs">Multiply-adds of the products inside attention, which the literature leaves out.</param>
public sealed record ModelCost(long LayerMacs, long ProductMacs)
{
    /// <summary>Multiply-adds of layers and products. Normalisation, activations and resizing are never counted.</summary>
    public long TotalMacs => LayerMacs + ProductMacs;
}
