using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>The least bytes that a type takes on the wire, padding left out: what a sequence count is checked against.</summary>
internal static class WireSize
{
    private const int LengthPrefix = 4;

    public static long LeastOfElement(TypeCatalog catalog, string root, FieldType type)
    {
        if (type.Primitive is not null)
        {
            return type.Primitive.IsString ? LengthPrefix : type.Primitive.Size;
        }

        return catalog.TryFind(root, type.Nested, out _, out var nested) && nested.Fields.Count > 0
            ? Math.Max(1, nested.Fields.Sum(field => LeastOf(catalog, root, field.Type)))
            : 1;
    }

    private static long LeastOf(TypeCatalog catalog, string root, FieldType type) => type.Array switch
    {
        ArrayKind.None => LeastOfElement(catalog, root, type),
        ArrayKind.Fixed => type.Capacity * LeastOfElement(catalog, root, type),
        _ => LengthPrefix,
    };
}
