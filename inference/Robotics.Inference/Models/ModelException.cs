namespace Robotics.Inference;

/// <summary>A model file that is missing, broken, undescribed, not what its manifest says, or cannot be run.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
