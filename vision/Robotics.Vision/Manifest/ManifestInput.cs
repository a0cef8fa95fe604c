using System.Text.Json.Serialization;

namespace Robotics.Vision;

/// <summary>
/// What a model's input tensor expects: float32 <c>[1, 3, height, width]</c>, or uint8 <c>[1, height, width, 3]</c>, the image's own
/// pixels, where the graph normalises.
/// </summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Mean">Mean of each channel, red first, of pixel values scaled to 0 .. 1.</param>
/// <param name="Std">Standard deviation of each channel, red first, of pixel values scaled to 0 .. 1.</param>
/// <param name="InGraph">
/// True when the graph subtracts the mean and divides by the deviation itself and wants pixels scaled to 0 .. 1, or as bytes.
/// </param>
/// <param name="Layout">Order of the tensor's dimensions: NCHW with float32, NHWC with uint8.</param>
/// <param name="Dtype">Element type: float32 or uint8.</param>
/// <param name="PixelOrder">Order of the channels; only rgb is used.</param>
public sealed record ManifestInput(
    int Height,
    int Width,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Std,
    bool InGraph = false,
    string Layout = "NCHW",
    string Dtype = "float32",
    string PixelOrder = "rgb")
{
    /// <summary>Whether the tensor holds bytes instead of floats.</summary>
    [JsonIgnore]
    public bool IsBytes => Dtype == "uint8";
}
