namespace Robotics.Training.Evaluation.Engines;

/// <summary>What runs a network.</summary>
public enum EngineKind
{
    /// <summary>ONNX Runtime, the robot's own: <c>.onnx</c>.</summary>
    Onnx,

    /// <summary>libtorch, operator by operator as training does: <c>.safetensors</c>.</summary>
    Torch,

    /// <summary>libtorch's interpreter of TorchScript: <c>.pt</c>, or <c>.safetensors</c> traced on the spot.</summary>
    TorchScript,
}
