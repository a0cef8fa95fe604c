namespace Robotics.Training.Cli;

/// <summary>A command line that asks for something impossible; ends the program with exit code 2.</summary>
public sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
