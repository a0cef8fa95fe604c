using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Quantization.Methods;

/// <summary>A layer to quantize.</summary>
/// <param name="Weights">One row a neuron.</param>
/// <param name="Groups">Groups of a grouped convolution, otherwise 1.</param>
/// <param name="Bits">Bits a weight.</param>
/// <param name="Options">What the methods can be told.</param>
/// <param name="Inputs">What the layer sees; null for methods that do not look.</param>
public sealed record LayerProblem(Matrix Weights, int Groups, int Bits, MethodOptions Options, LayerInputs? Inputs)
{
    /// <summary>The inputs, for a method that looks at them.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public LayerInputs RequiredInputs => Inputs ?? throw new InvalidOperationException("The method needs the inputs of the layer.");
}
