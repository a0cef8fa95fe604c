namespace Robotics.Inference;

/// <summary>Where ONNX Runtime runs a model.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor's cores.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU through CUDA and cuDNN.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU through TensorRT; what TensorRT does not take runs on CUDA.</summary>
    TensorRt,
}
