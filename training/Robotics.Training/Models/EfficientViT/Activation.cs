namespace Robotics.Training.Models.EfficientViT;

/// <summary>Non-linearity that ends a <see cref="ConvLayer"/> or <see cref="LinearLayer"/>.</summary>
public enum Activation
{
    /// <summary>The layer's output is used as it is.</summary>
    None,

    /// <summary>x * relu6(x + 3) / 6, the non-linearity of the B series.</summary>
    Hardswish,

    /// <summary>GELU by its tanh approximation, the non-linearity of the L series.</summary>
    TanhGelu,
}
