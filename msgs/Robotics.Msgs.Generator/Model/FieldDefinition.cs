namespace Robotics.Msgs.Generator.Model;

/// <summary>A field. Defaults are C# literals, one or one per element; empty means the type's zero.</summary>
internal sealed record FieldDefinition(string Name, FieldType Type, EquatableArray<string> Defaults, string Comment, SourceLine Line);
