namespace TorchSharp.Extensions;

/// <summary>The format's names of element types.</summary>
internal static class SafeTensorsTypes
{
    private static readonly Dictionary<string, torch.ScalarType> s_types = new()
    {
        ["BOOL"] = torch.ScalarType.Bool,
        ["U8"] = torch.ScalarType.Byte,
        ["I8"] = torch.ScalarType.Int8,
        ["I16"] = torch.ScalarType.Int16,
        ["I32"] = torch.ScalarType.Int32,
        ["I64"] = torch.ScalarType.Int64,
        ["F16"] = torch.ScalarType.Float16,
        ["BF16"] = torch.ScalarType.BFloat16,
        ["F32"] = torch.ScalarType.Float32,
        ["F64"] = torch.ScalarType.Float64,
    };

    private static readonly Dictionary<torch.ScalarType, string> s_names = s_types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static bool TryParse(string? name, out torch.ScalarType type) => s_types.TryGetValue(name ?? "", out type);

    public static string NameOf(torch.ScalarType type) =>
        s_names.TryGetValue(type, out var name) ? name : throw new ArgumentException($"A safetensors file cannot hold {type} tensors.");
}
