namespace TorchSharp;

/// <summary>The order in which a tensor's elements lie in memory.</summary>
public enum memory_format
{
    preserve_format,
    contiguous_format,
    channels_last,
}

internal static class MemoryFormatNumbers
{
    /// <summary>The number that libtorch gives the format.</summary>
    public static int ToNative(this memory_format format) => format switch
    {
        memory_format.contiguous_format => 0,
        memory_format.preserve_format => 1,
        memory_format.channels_last => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown memory format."),
    };
}
