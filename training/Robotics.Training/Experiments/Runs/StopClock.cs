using System.Globalization;

namespace Robotics.Training.Experiments;

/// <summary>
/// Counts the processor time of a run over its interruptions, in a file of the run's folder. A run's own time does not depend on what else
/// the machine does.
/// </summary>
internal sealed class StopClock
{
    private readonly string _path;
    private readonly double _before;
    private readonly TimeSpan _start = Environment.CpuUsage.TotalTime;

    /// <param name="folder">Folder of the run.</param>
    /// <param name="resumed">Whether earlier parts count.</param>
    public StopClock(string folder, bool resumed)
    {
        _path = Path.Combine(folder, "seconds.txt");
        _before = resumed && File.Exists(_path)
            && double.TryParse(File.ReadAllText(_path), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 0;
    }

    /// <summary>Seconds of all parts.</summary>
    public double Total => _before + (Environment.CpuUsage.TotalTime - _start).TotalSeconds;

    /// <summary>Remembers the time so far.</summary>
    public void Save() => File.WriteAllText(_path, Total.ToString("R", CultureInfo.InvariantCulture));
}
