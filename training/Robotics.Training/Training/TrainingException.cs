namespace Robotics.Training;

/// <summary>A run that cannot go on, or that cannot be resumed; the message says why.</summary>
public sealed class TrainingException(string message) : Exception(message);
