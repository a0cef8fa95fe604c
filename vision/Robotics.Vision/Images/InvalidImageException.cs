namespace Robotics.Vision;

/// <summary>An image whose header is impossible, unsupported, or at odds with its data.</summary>
public sealed class InvalidImageException(string message) : Exception(message);
