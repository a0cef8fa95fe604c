namespace Robotics.Training.Experiments;

/// <summary>What became of one trained network at every width.</summary>
/// <param name="Metric">accuracy or miou.</param>
/// <param name="Milliseconds">
/// Median processor time of a picture in ONNX Runtime on one thread, of every width, because weights are decoded first; NaN where the
/// network is not exported.
/// </param>
/// <param name="Networks">Widest first.</param>
public sealed record QuantizedResult(string Metric, double Milliseconds, IReadOnlyList<QuantizedNetwork> Networks)
{
    /// <summary>Name of the result within its folder.</summary>
    public const string FileName = "quantized.json";

    /// <summary>Reads the result of a folder; null where there is none.</summary>
    public static QuantizedResult? Read(string folder) => ResultFile.Read<QuantizedResult>(folder, FileName);

    /// <summary>Writes the result at once or not at all.</summary>
    public void Write(string folder) => ResultFile.Write(folder, FileName, this);
}
