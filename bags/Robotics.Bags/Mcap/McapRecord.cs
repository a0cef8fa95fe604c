namespace Robotics.Bags.Mcap;

/// <summary>A record where it lies.</summary>
/// <param name="opcode">Its kind.</param>
/// <param name="offset">Where its opcode stands, in the file or in the chunk's records.</param>
/// <param name="body">Its bytes without opcode and length.</param>
internal readonly ref struct McapRecord(McapOpcode opcode, long offset, ReadOnlySpan<byte> body)
{
    public McapOpcode Opcode { get; } = opcode;

    public long Offset { get; } = offset;

    public ReadOnlySpan<byte> Body { get; } = body;
}
