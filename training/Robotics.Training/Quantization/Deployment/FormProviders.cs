namespace Robotics.Training.Quantization.Deployment;

/// <summary>Kinds of providers that a form is made for.</summary>
[Flags]
internal enum FormProviders
{
    None = 0,
    Cpu = 1,

    /// <summary>CUDA and TensorRT.</summary>
    Gpu = 2,

    All = Cpu | Gpu,
}
