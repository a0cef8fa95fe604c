using static TorchSharp.torch;

namespace Robotics.Training.Models.Cifar;

/// <summary>A block that ends in a non-linearity, and can be told what was there before it.</summary>
internal interface IPreactivation
{
    /// <summary>The block's value before its last non-linearity.</summary>
    Tensor Preactivation(Tensor input);

    /// <summary>The block's value from <see cref="Preactivation"/>'s.</summary>
    Tensor Activate(Tensor preactivation);
}
