namespace Robotics.Training.Export.Int8;

/// <summary>Codes of quantized weights.</summary>
public enum WeightCodes
{
    /// <summary>int8 from -127 to 127. Processors without VNNI add pairs of products in 16 bits, where these can saturate.</summary>
    Int8,

    /// <summary>int8 from -63 to 63: two products with uint8 activations fit into 16 bits.</summary>
    Int7,

    /// <summary>uint8 from 1 to 255 around 128: ONNX Runtime then multiplies in 16 bits, exactly but more slowly.</summary>
    UInt8,
}
