namespace Robotics.Msgs.Generator.Model;

/// <summary>What is wrong with a line of an interface file.</summary>
internal sealed record InterfaceError(string Message, SourceLine Line);
