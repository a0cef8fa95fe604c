using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>The memory behind tensors of a file.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Count">Number of elements.</param>
internal sealed record TorchStorage(string Key, ScalarType Type, long Count)
{
    private static readonly Dictionary<string, ScalarType> s_types = new()
    {
        ["FloatStorage"] = ScalarType.Float32,
        ["DoubleStorage"] = ScalarType.Float64,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
    };

    /// <summary>Bytes of an element.</summary>
    public int ItemSize => Type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        _ => 1,
    };

    /// <summary>Bytes of all of them.</summary>
    public long ByteCount => checked(Count * ItemSize);

    /// <summary>The element type of a storage class of <c>torch</c>, or null for other names.</summary>
    public static ScalarType? TypeOf(string name) => s_types.TryGetValue(name, out var type) ? type : null;
}
