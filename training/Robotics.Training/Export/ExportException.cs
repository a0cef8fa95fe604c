namespace Robotics.Training.Export;

/// <summary>A model that cannot be exported, or whose exported graph does not compute what the model does.</summary>
public sealed class ExportException(string message, Exception? inner = null) : Exception(message, inner);
