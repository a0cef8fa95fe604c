using System.Collections.Immutable;
using Robotics.Msgs.Generator.Hashing;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>A message with its C# names, the types of its fields looked up.</summary>
internal sealed class EmittedMessage
{
    public EmittedMessage(TypeCatalog catalog, string root, MessageDefinition definition)
    {
        Definition = definition;
        Namespace = CSharpNames.NamespaceOf(root, definition);
        Class = CSharpNames.ClassOf(definition);
        Hash = TypeHash.OfMessage(catalog, root, definition);
        Text = DefinitionText.Of(catalog, root, definition);
        Fields = [.. definition.Fields.Where(field => IsKnown(catalog, root, field)).Select(field => new EmittedField(
            field,
            CSharpNames.PropertyOf(definition, field.Name),
            ElementTypeOf(catalog, root, field.Type),
            WireSize.LeastOfElement(catalog, root, field.Type),
            $"\"{definition.FullName}.{field.Name}\""))];
    }

    public MessageDefinition Definition { get; }

    public string Namespace { get; }

    public string Class { get; }

    public string Hash { get; }

    public string Text { get; }

    public ImmutableArray<EmittedField> Fields { get; }

    /// <summary>Unknown types are reported by the validator; the rest of the message is generated all the same.</summary>
    private static bool IsKnown(TypeCatalog catalog, string root, FieldDefinition field)
        => field.Type.Primitive is not null || catalog.TryFind(root, field.Type.Nested, out _, out _);

    private static string ElementTypeOf(TypeCatalog catalog, string root, FieldType type)
    {
        if (type.Primitive is not null)
        {
            return type.Primitive.Keyword;
        }

        catalog.TryFind(root, type.Nested, out var nestedRoot, out var nested);
        return CSharpNames.FullNameOf(nestedRoot, nested);
    }
}
