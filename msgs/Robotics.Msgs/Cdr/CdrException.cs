namespace Robotics.Msgs;

/// <summary>A payload that is not what its type says, or a message that its type forbids. The text names the field and the byte.</summary>
public sealed class CdrException(string message) : FormatException(message);
