namespace Robotics.Msgs.Generator.Model;

/// <summary>A field. Defaults are C# literals, one or one per element; empty means the type's zero.</summary>
internal sealed record FieldDefinition(string Name, FieldType Type, EquatableArray<string> Defaults, string Comment, SourceLine Line);

/// <summary>A constant; the value is a C# literal.</summary>
internal sealed record ConstantDefinition(string Name, PrimitiveType Type, string Value, string Comment);

/// <summary>A message, or one of the three messages of a service.</summary>
internal sealed record MessageDefinition(
    string Package,
    string Kind,
    string Name,
    EquatableArray<FieldDefinition> Fields,
    EquatableArray<ConstantDefinition> Constants,
    string Comment)
{
    /// <summary>The field that stands in a message that has none, in type descriptions and on the wire.</summary>
    public const string PlaceholderField = "structure_needs_at_least_one_member";

    /// <summary>The ROS name, <c>pkg/msg/Name</c>.</summary>
    public string FullName => $"{Package}/{Kind}/{Name}";
}
