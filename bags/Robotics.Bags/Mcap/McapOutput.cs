using Robotics.Bags.Checksums;

namespace Robotics.Bags.Mcap;

/// <summary>Writes to a stream, and keeps position and checksum of what was written.</summary>
internal sealed class McapOutput(Stream stream)
{
    public long Position { get; private set; }

    public uint Crc { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        Crc = Crc32.Update(Crc, bytes);
        Position += bytes.Length;
    }

    /// <summary>Begins the checksum anew.</summary>
    public void RestartCrc() => Crc = 0;
}
