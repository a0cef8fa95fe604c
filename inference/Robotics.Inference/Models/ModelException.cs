namespace Robotics.Inference;

/// <summary>A model file that is missing, broken, undescribed, or not what its manifest says.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
