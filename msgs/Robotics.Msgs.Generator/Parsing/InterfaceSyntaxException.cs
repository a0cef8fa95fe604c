namespace Robotics.Msgs.Generator.Parsing;

/// <summary>A line that is not the interface language.</summary>
internal sealed class InterfaceSyntaxException(string message) : Exception(message);
