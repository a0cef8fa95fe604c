namespace Robotics.Tests.Storm;

/// <summary>How many inputs of a kind were taken, and how many refused, each with a reason.</summary>
internal sealed class Tally(string name)
{
    private int _taken;
    private int _refused;

    public string Name => name;

    public int Taken => Volatile.Read(ref _taken);

    public int Refused => Volatile.Read(ref _refused);

    /// <param name="reason">Why the input was refused, or null when it was taken.</param>
    /// <exception cref="InvalidOperationException">A refusal says nothing.</exception>
    public void Count(string? reason)
    {
        if (reason is null)
        {
            Interlocked.Increment(ref _taken);
        }
        else
        {
            Interlocked.Increment(ref _refused);
            if (string.IsNullOrWhiteSpace(reason))
            {
                throw new InvalidOperationException($"One of the {name} was refused without a reason.");
            }
        }
    }
}
