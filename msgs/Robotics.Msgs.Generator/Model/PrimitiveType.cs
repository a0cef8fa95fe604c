namespace Robotics.Msgs.Generator.Model;

/// <summary>A primitive of the interface language: how it is named in C#, stored on the wire, and numbered in a type description.</summary>
internal sealed record PrimitiveType(string Name, string Keyword, string Accessor, int Size, int TypeId)
{
    public static readonly PrimitiveType Bool = new("bool", "bool", "Boolean", 1, 15);
    public static readonly PrimitiveType UInt8 = new("uint8", "byte", "Byte", 1, 3);
    public static readonly PrimitiveType String = new("string", "string", "String", 0, 17);
    public static readonly PrimitiveType WString = new("wstring", "string", "WString", 0, 18);

    /// <summary>char has the type id of uint8, which it becomes in IDL.</summary>
    private static readonly PrimitiveType[] All =
    [
        Bool,
        UInt8,
        String,
        WString,
        new("byte", "byte", "Byte", 1, 16),
        new("char", "byte", "Byte", 1, 3),
        new("float32", "float", "Single", 4, 10),
        new("float64", "double", "Double", 8, 11),
        new("int8", "sbyte", "SByte", 1, 2),
        new("int16", "short", "Int16", 2, 4),
        new("uint16", "ushort", "UInt16", 2, 5),
        new("int32", "int", "Int32", 4, 6),
        new("uint32", "uint", "UInt32", 4, 7),
        new("int64", "long", "Int64", 8, 8),
        new("uint64", "ulong", "UInt64", 8, 9),
    ];

    /// <summary>Either kind of string, whose size is not fixed.</summary>
    public bool IsString => Size == 0;

    public static PrimitiveType? Find(string name) => Array.Find(All, type => type.Name == name);
}
