using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Quantization.Methods;

/// <summary>One way of quantizing a layer's weights.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Description">One line: what it does and where it comes from.</param>
/// <param name="SeesInputs">Whether it looks at what the layer sees; otherwise no inputs are given to it.</param>
/// <param name="Quantize">The method.</param>
public sealed record WeightMethod(
    string Name, string Description, bool SeesInputs, Func<LayerProblem, QuantizedWeights> Quantize);
