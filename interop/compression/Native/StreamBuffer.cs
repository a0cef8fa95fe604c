namespace Robotics.Compression.Native;

/// <summary><c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c>.</summary>
internal unsafe struct StreamBuffer
{
    public byte* Data;
    public nuint Size;
    public nuint Position;
}
