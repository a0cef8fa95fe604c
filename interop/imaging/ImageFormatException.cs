namespace Robotics.Imaging;

/// <summary>
/// The bytes are not an image that can be decoded as asked: foreign, corrupt, too large, or without what was asked for. Or the image is
/// none that the format can hold.
/// </summary>
public sealed class ImageFormatException : Exception
{
    /// <inheritdoc/>
    public ImageFormatException()
    {
    }

    /// <inheritdoc/>
    public ImageFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
