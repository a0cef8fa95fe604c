namespace Robotics.Training.Quantization.Reporting;

/// <summary>One layer of a quantized model.</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="Bits">Bits asked for.</param>
/// <param name="StorageBits">Bits that a code takes.</param>
/// <param name="Levels">Values that a weight can have.</param>
/// <param name="RelativeError">Error of the layer's outputs over the calibration samples; null where no inputs were looked at.</param>
/// <param name="BiasCorrected">
/// Whether its mean error was taken back; false where it has neither bias nor batch normalisation, null where that was not asked for.
/// </param>
public sealed record QuantizationLayerRow(string Name, int Bits, int StorageBits, long Levels, double? RelativeError, bool? BiasCorrected);
