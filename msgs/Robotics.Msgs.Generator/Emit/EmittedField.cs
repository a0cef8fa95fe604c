using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>A field with its C# names.</summary>
/// <param name="Definition">The field as declared.</param>
/// <param name="Property">The property's name.</param>
/// <param name="ElementType">The C# type of one value.</param>
/// <param name="ElementSize">The least bytes of one value on the wire.</param>
/// <param name="Label">A string literal that names the field in errors.</param>
internal sealed record EmittedField(FieldDefinition Definition, string Property, string ElementType, long ElementSize, string Label)
{
    public FieldType Type => Definition.Type;

    public PrimitiveType? Primitive => Definition.Type.Primitive;

    public bool IsArray => Type.Array != ArrayKind.None;

    /// <summary>The C# type of the property.</summary>
    public string PropertyType => IsArray ? ElementType + "[]" : ElementType;

    /// <summary>The bound argument of a string accessor.</summary>
    public string StringBound => BoundOf(Type.StringBound);

    /// <summary>The bound argument of a sequence length.</summary>
    public string SequenceBound => BoundOf(Type.Capacity);

    /// <summary>An expression for the number of elements to read.</summary>
    public string ReadCount => Type.Array == ArrayKind.Fixed
        ? $"{Type.Capacity}"
        : $"reader.ReadSequenceLength({Math.Min(ElementSize, int.MaxValue)}, {SequenceBound}, {Label})";

    private static string BoundOf(int bound) => bound == 0 ? "int.MaxValue" : $"{bound}";
}
