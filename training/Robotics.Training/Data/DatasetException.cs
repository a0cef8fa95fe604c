namespace Robotics.Training.Data;

/// <summary>A data set that is missing, incomplete or broken; the message says what to mend.</summary>
public sealed class DatasetException : Exception
{
    public DatasetException(string message)
        : base(message)
    {
    }

    public DatasetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
