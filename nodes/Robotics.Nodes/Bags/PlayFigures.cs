namespace Robotics.Nodes.Bags;

/// <summary>What a player reports at its end.</summary>
/// <param name="Messages">Messages published.</param>
/// <param name="Bytes">Bytes of their payloads.</param>
/// <param name="Seconds">Time that it took, pauses not counted.</param>
/// <param name="MaxLatenessMs">The most that a message was behind its time.</param>
internal sealed record PlayFigures(long Messages, long Bytes, double Seconds, double MaxLatenessMs);
