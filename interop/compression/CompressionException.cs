namespace Robotics.Compression;

/// <summary>Compressed bytes that are foreign, corrupt, or cut off.</summary>
public sealed class CompressionException : Exception
{
    /// <inheritdoc/>
    public CompressionException()
    {
    }

    /// <inheritdoc/>
    public CompressionException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public CompressionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
