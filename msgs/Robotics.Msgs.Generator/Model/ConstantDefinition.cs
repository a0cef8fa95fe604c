namespace Robotics.Msgs.Generator.Model;

/// <summary>A constant; the value is a C# literal.</summary>
internal sealed record ConstantDefinition(string Name, PrimitiveType Type, string Value, string Comment);
