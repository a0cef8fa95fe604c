namespace Robotics.Bags;

/// <summary>Named texts that were recorded along with the messages; MCAP only.</summary>
public sealed record BagNote(string Name, IReadOnlyDictionary<string, string> Entries);
