namespace Robotics.Training.Reporting;

/// <summary>A line every ten seconds, at each validation and at the end.</summary>
public sealed class PlainProgress : ITrainingObserver
{
    private const long BytesPerMegabyte = 1 << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly QualityMeasures _quality;
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly long _firstStep;
    private readonly long _steps;
    private readonly long _start;
    private readonly int _imagesPerStep;
    private long _lastLine;
    private long _lastLineStep;
    private double _lossSum;

    /// <param name="quality">What validations tell.</param>
    /// <param name="output">Takes the lines.</param>
    /// <param name="time">Clock.</param>
    /// <param name="firstStep">Steps done before.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="imagesPerStep">Images of a step.</param>
    public PlainProgress(QualityMeasures quality, TextWriter output, TimeProvider time, long firstStep, long steps, int imagesPerStep)
    {
        _quality = quality;
        _imagesPerStep = imagesPerStep;
        _output = output;
        _time = time;
        _firstStep = firstStep;
        _steps = steps;
        _start = time.GetTimestamp();
        _lastLineStep = firstStep;
    }

    public void OnStep(StepMetrics metrics)
    {
        _lossSum += metrics.Loss;
        bool due = _lastLine == 0 || _time.GetElapsedTime(_lastLine) >= Interval;
        if (!due && metrics.Step < _steps)
        {
            return;
        }

        long done = metrics.Step - _firstStep;
        TimeSpan perStep = _time.GetElapsedTime(_start) / done;
        _output.WriteLine(
            $"step {metrics.Step}/{_steps}  loss {_lossSum / (metrics.Step - _lastLineStep):F4}  lr {metrics.LearningRate:G3}  "
            + $"{perStep.TotalMilliseconds:F0} ms/step  {_imagesPerStep / perStep.TotalSeconds:F0} images/s  "
            + $"{Environment.WorkingSet / BytesPerMegabyte} MB  ETA {perStep * (_steps - metrics.Step):hh\\:mm\\:ss}");
        _lastLine = _time.GetTimestamp();
        _lastLineStep = metrics.Step;
        _lossSum = 0;
    }

    public void OnValidation(ValidationMetrics metrics) =>
        _output.WriteLine($"step {metrics.Step}/{_steps}  validation {_quality.Describe(metrics.Confusion)}");
}
