namespace Robotics.Nodes.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command was understood, and failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood, or asks for something impossible.</summary>
    public const int BadUsage = 2;
}
