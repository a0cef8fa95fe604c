namespace Robotics.Bags.Mcap;

/// <summary>A part of a file that is read at once: a chunk, or some messages that stand outside of chunks.</summary>
/// <param name="IsChunk">Whether it is a chunk.</param>
/// <param name="Offset">Where its first record begins.</param>
/// <param name="Length">Bytes of its records, with their headers.</param>
/// <param name="Start">Stamp of the earliest message.</param>
/// <param name="End">Stamp of the latest message.</param>
/// <param name="Channels">Which channels have messages in it, or null where nobody knows.</param>
internal sealed record McapSegment(bool IsChunk, long Offset, long Length, long Start, long End, IReadOnlySet<ushort>? Channels);
