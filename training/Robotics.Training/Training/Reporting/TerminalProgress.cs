using Spectre.Console;

namespace Robotics.Training.Reporting;

/// <summary>A live bar with the latest figures beside it.</summary>
internal sealed class TerminalProgress : ITrainingObserver
{
    private const double LossMemory = 0.95;

    private readonly ProgressTask _task;
    private readonly QualityMeasures _quality;
    private double? _loss;
    private double? _value;

    public TerminalProgress(ProgressTask task, QualityMeasures quality, long firstStep)
    {
        (_task, _quality) = (task, quality);
        _task.Value = firstStep;
    }

    public void OnStep(StepMetrics metrics)
    {
        _loss = _loss is { } loss ? (LossMemory * loss) + ((1 - LossMemory) * metrics.Loss) : metrics.Loss;
        _task.Value = metrics.Step;
        Describe();
    }

    public void OnValidation(ValidationMetrics metrics)
    {
        _value = _quality.Main(metrics.Confusion);
        Describe();
    }

    private void Describe() =>
        _task.Description = $"step {_task.Value:F0}  loss {_loss:F3}"
            + (_value is { } value ? $"  val {_quality.Title} {value:F3}" : string.Empty);
}
