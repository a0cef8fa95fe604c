namespace Robotics.Bags;

/// <summary>A file that was recorded along with the messages; MCAP only.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is, as in <c>text/plain</c>.</param>
/// <param name="Stamp">When it was recorded, in nanoseconds since 1970.</param>
/// <param name="CreationStamp">When it was made, or 0.</param>
/// <param name="Data">Its content.</param>
public sealed record BagAttachment(string Name, string MediaType, long Stamp, long CreationStamp, ReadOnlyMemory<byte> Data);
