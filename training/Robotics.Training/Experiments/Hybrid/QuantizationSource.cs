using System.Text.Json;

namespace Robotics.Training.Experiments;

/// <summary>A trained network and how it is to be quantized.</summary>
/// <param name="Run">The recipe that it was trained by.</param>
/// <param name="Weights">File of its weights.</param>
/// <param name="Quantization">Method and widths.</param>
public sealed record QuantizationSource(RunSpec Run, string Weights, QuantizationSpec Quantization)
{
    /// <summary>Name of the file within the folder of the work.</summary>
    public const string FileName = "quantize.json";

    /// <exception cref="JsonException">The file is damaged.</exception>
    public static QuantizationSource Read(string folder) => ResultFile.Read<QuantizationSource>(folder, FileName)
        ?? throw new ExperimentException($"{folder} does not say what to quantize.");

    public void Write(string folder) => ResultFile.Write(folder, FileName, this);

    /// <summary>The same without the place of the experiment's folder, and without the number of networks, of which this is one.</summary>
    internal QuantizationSource WithoutPlace() =>
        new(Run.WithoutPlace(), FormerWork.WithoutPlace(Weights)!, Quantization with { Seeds = 1 });
}
