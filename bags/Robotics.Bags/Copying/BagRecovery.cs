namespace Robotics.Bags;

/// <summary>What was recovered of a damaged recording.</summary>
/// <param name="MessageCount">Messages in the new recording.</param>
/// <param name="RecordedCount">Messages that the damaged one says it had, or null where it does not say.</param>
/// <param name="Damage">What was found damaged, in sentences.</param>
public sealed record BagRecovery(long MessageCount, long? RecordedCount, IReadOnlyList<string> Damage);
