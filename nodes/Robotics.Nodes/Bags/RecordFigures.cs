namespace Robotics.Nodes.Bags;

/// <summary>What a recorder reports at its end.</summary>
/// <param name="Messages">Messages recorded.</param>
/// <param name="Bytes">Bytes of their payloads.</param>
/// <param name="Lost">Messages that arrived and could not be kept, because the disk was too slow for too long.</param>
/// <param name="Topics">Topics recorded.</param>
internal sealed record RecordFigures(long Messages, long Bytes, long Lost, int Topics);
