namespace Robotics.Training.Experiments;

/// <summary>A trained network to learn from: weights of a network of the registry, or an ONNX file.</summary>
public sealed record TeacherSpec
{
    /// <summary>Name for tables.</summary>
    public required string Name { get; init; }

    /// <summary>The network; null for an ONNX file.</summary>
    public NetworkSpec? Network { get; init; }

    /// <summary>Its weights (safetensors).</summary>
    public string? Weights { get; init; }

    /// <summary>An ONNX file, of which only the logits are known.</summary>
    public string? Onnx { get; init; }
}
