namespace Robotics.Bags;

/// <summary>
/// A recording that is missing, foreign, or damaged; or one that cannot be written as asked. The message says which and where.
/// </summary>
public sealed class BagException : Exception
{
    /// <inheritdoc/>
    public BagException()
    {
    }

    /// <inheritdoc/>
    public BagException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BagException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
