using System.Diagnostics;
using System.Globalization;

namespace Robotics.Training.Experiments;

/// <summary>Counts the time of a run over its interruptions, in a file of the run's folder.</summary>
internal sealed class StopClock
{
    private readonly string _path;
    private readonly double _before;
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <param name="folder">Folder of the run.</param>
    /// <param name="resumed">Whether earlier parts count.</param>
    public StopClock(string folder, bool resumed)
    {
        _path = Path.Combine(folder, "seconds.txt");
        _before = resumed && File.Exists(_path)
            && double.TryParse(File.ReadAllText(_path), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 0;
    }

    /// <summary>Seconds of this part.</summary>
    public double Part => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Seconds of all parts.</summary>
    public double Total => _before + Part;

    /// <summary>Remembers the time so far.</summary>
    public void Save() => File.WriteAllText(_path, Total.ToString("R", CultureInfo.InvariantCulture));
}
