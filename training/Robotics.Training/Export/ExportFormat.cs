namespace Robotics.Training.Export;

/// <summary>What <c>export</c> writes.</summary>
public enum ExportFormat
{
    /// <summary>ONNX, which the robot runs.</summary>
    Onnx,

    /// <summary>TorchScript, which libtorch and Python's <c>torch.jit.load</c> run.</summary>
    TorchScript,
}
