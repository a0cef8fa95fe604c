namespace Robotics.Training.Quantization.Deployment;

/// <summary>What a form gives with a calibration method, on the pictures that it was calibrated with.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="Calibration">Name of the method; null where activations stay numbers.</param>
/// <param name="Miou">mIoU with the truth.</param>
/// <param name="Agreement">Share of the pixels with the label that the float32 model gives.</param>
public sealed record CalibrationRow(string Form, string? Calibration, double Miou, double Agreement);
