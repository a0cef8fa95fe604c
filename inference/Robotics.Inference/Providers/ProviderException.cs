namespace Robotics.Inference;

/// <summary>The asked-for execution provider cannot be had on this machine.</summary>
public sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner);
