namespace Robotics.Training.Experiments;

/// <summary>An experiment that cannot be run as it is written; the message says what to mend.</summary>
public sealed class ExperimentException : Exception
{
    public ExperimentException(string message)
        : base(message)
    {
    }

    public ExperimentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
