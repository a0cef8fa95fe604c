using System.Diagnostics;
using System.Globalization;
using Robotics.Bench.Python;

namespace Robotics.Bench.Training;

/// <summary><c>bench/python/train_step.py</c> as a process that does a step whenever it is told to.</summary>
internal sealed class PythonTrainer(params string[] arguments) : IDisposable
{
    private readonly Process _process = PythonTorch.Start("train_step.py", arguments);

    /// <summary>One step of training.</summary>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    public (double Loss, double Milliseconds) Step()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        string[] words = _process.StandardOutput.ReadLine()?.Split(' ')
            ?? throw new InvalidOperationException("bench/python/train_step.py ended early; its message is on standard error.");
        return (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
