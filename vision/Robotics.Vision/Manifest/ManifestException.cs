namespace Robotics.Vision;

/// <summary>A model manifest that cannot be read, or that contradicts itself.</summary>
public sealed class ManifestException(string message, Exception? inner = null) : Exception(message, inner);
