namespace Robotics.Training.Quantization.Activations;

/// <summary>Codes of a quantized activation.</summary>
public enum ActivationCodes
{
    /// <summary>int8 from -127 to 127 with zero in the middle, as TensorRT wants it.</summary>
    Signed,

    /// <summary>uint8 from 0 to 255 with zero where the range has it, as ONNX Runtime's integer operators on CPUs like it best.</summary>
    Unsigned,
}
