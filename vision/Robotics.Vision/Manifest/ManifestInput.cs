namespace Robotics.Vision;

/// <summary>What a model's input tensor <c>[1, 3, height, width]</c> expects.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Mean">Mean of each channel, red first, of pixel values scaled to 0 .. 1.</param>
/// <param name="Std">Standard deviation of each channel, red first, of pixel values scaled to 0 .. 1.</param>
/// <param name="InGraph">
/// True when the graph subtracts the mean and divides by the deviation itself and wants pixels scaled to 0 .. 1.
/// </param>
/// <param name="Layout">Order of the tensor's dimensions; only NCHW is used.</param>
/// <param name="Dtype">Element type; only float32 is used.</param>
/// <param name="PixelOrder">Order of the channels; only rgb is used.</param>
public sealed record ManifestInput(
    int Height,
    int Width,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Std,
    bool InGraph = false,
    string Layout = "NCHW",
    string Dtype = "float32",
    string PixelOrder = "rgb");
