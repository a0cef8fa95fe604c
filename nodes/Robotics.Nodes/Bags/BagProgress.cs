using System.Diagnostics;

namespace Robotics.Nodes.Bags;

/// <summary>
/// Tells on standard error how far long work is and when it will be done: in place on a terminal, a line now and then elsewhere.
/// </summary>
/// <param name="what">What is done.</param>
/// <param name="total">When it is done, or 0 where nobody knows.</param>
internal sealed class BagProgress(string what, long total) : IProgress<long>
{
    private static readonly TimeSpan s_inPlaceInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_lineInterval = TimeSpan.FromSeconds(5);

    private readonly bool _inPlace = !Console.IsErrorRedirected;
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _shown;

    public void Report(long value)
    {
        TimeSpan now = Stopwatch.GetElapsedTime(_start);
        if (now - _shown < (_inPlace ? s_inPlaceInterval : s_lineInterval))
        {
            return;
        }

        _shown = now;
        string line = total == 0
            ? $"{what}: {value}"
            : $"{what}: {value}/{total}, {Math.Ceiling(now.TotalSeconds * Math.Max(0, total - value) / Math.Max(1, value))} s to go";
        Console.Error.Write(_inPlace ? $"\r{line}   " : line + Environment.NewLine);
    }

    /// <summary>Ends the line that was written in place.</summary>
    public void Finish()
    {
        if (_inPlace && _shown > TimeSpan.Zero)
        {
            Console.Error.WriteLine();
        }
    }
}
