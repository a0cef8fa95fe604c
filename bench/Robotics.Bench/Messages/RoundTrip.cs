namespace Robotics.Bench.Messages;

/// <summary>The times of one question and its answer, in nanoseconds.</summary>
/// <param name="Outbound">From before the question is published until the other process has it.</param>
/// <param name="Inbound">From before the answer is published until it is here.</param>
/// <param name="Total">Both and the other process's part.</param>
internal readonly record struct RoundTrip(long Outbound, long Inbound, long Total);
