namespace Robotics.Training.Distillation;

/// <summary>A student and a teacher that a method cannot distil between; the message says which layers disagree.</summary>
public sealed class PairingException(string message) : ArgumentException(message);
