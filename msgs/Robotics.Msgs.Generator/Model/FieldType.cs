namespace Robotics.Msgs.Generator.Model;

/// <summary>The type of a field: a primitive or another message, alone or in an array.</summary>
/// <param name="Primitive">The primitive, or null for a nested message.</param>
/// <param name="Nested">The full name of the nested message (<c>pkg/msg/Name</c>), or empty.</param>
/// <param name="StringBound">The most characters of a bounded string, or 0.</param>
/// <param name="Array">How many values there are.</param>
/// <param name="Capacity">The length of an array or the bound of a sequence, or 0.</param>
internal sealed record FieldType(PrimitiveType? Primitive, string Nested, int StringBound, ArrayKind Array, int Capacity)
{
    public static FieldType OfMessage(string fullName, ArrayKind array = ArrayKind.None, int capacity = 0)
        => new(null, fullName, 0, array, capacity);

    public static FieldType OfPrimitive(PrimitiveType primitive) => new(primitive, "", 0, ArrayKind.None, 0);

    /// <summary>The type of one element.</summary>
    public FieldType Element => this with { Array = ArrayKind.None, Capacity = 0 };

    /// <summary>The number of the type in a type description.</summary>
    public int TypeId => (Primitive is null ? 1 : Primitive.TypeId + (StringBound > 0 ? 4 : 0)) + (int)Array;
}
