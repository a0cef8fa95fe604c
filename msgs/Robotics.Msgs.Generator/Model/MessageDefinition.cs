namespace Robotics.Msgs.Generator.Model;

/// <summary>A message, or one of the three messages of a service; the text is that of its file, or of its part of it.</summary>
internal sealed record MessageDefinition(
    string Package,
    string Kind,
    string Name,
    EquatableArray<FieldDefinition> Fields,
    EquatableArray<ConstantDefinition> Constants,
    string Comment,
    string Text)
{
    /// <summary>The field that stands in a message that has none, in type descriptions and on the wire.</summary>
    public const string PlaceholderField = "structure_needs_at_least_one_member";

    /// <summary>The ROS name, <c>pkg/msg/Name</c>.</summary>
    public string FullName => $"{Package}/{Kind}/{Name}";
}
