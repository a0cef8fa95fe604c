using System.Text.Json.Serialization;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>A layer of a form whose activations are codes.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Integer">Whether it computes on codes; otherwise on numbers.</param>
/// <param name="Decibels">Power of its output over that of its output's error, in dB.</param>
/// <param name="MsFp32">Median time of the layer and its activation in the float32 model; null but on a CPU.</param>
/// <param name="Ms">The same in this form.</param>
public sealed record DeployedLayer(
    string Name, bool Integer, double Decibels, [property: JsonPropertyName("ms_fp32")] double? MsFp32, double? Ms);
