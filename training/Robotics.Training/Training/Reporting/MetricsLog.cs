using Robotics.Training.Models;
using Robotics.Vision;

namespace Robotics.Training.Reporting;

/// <summary>
/// Writes every figure of a run as it comes: <c>train.csv</c> (a row a step) and <c>val.csv</c> (a row a validation, one column
/// a class), and draws <c>curves.svg</c> after each validation.
/// </summary>
public sealed class MetricsLog : ITrainingObserver, IDisposable
{
    private const int LossWindow = 25;

    private readonly CsvLog _steps;
    private readonly CsvLog _validations;
    private readonly QualityMeasures _quality;
    private readonly string _chartPath;

    /// <param name="folder">Existing folder that takes the files.</param>
    /// <param name="task">What is measured: pixels, or pictures.</param>
    /// <param name="classNames">Classes of the validation columns.</param>
    /// <param name="resumedStep">Step of the checkpoint that the run starts from; 0 for a new run.</param>
    public MetricsLog(string folder, ModelTask task, IReadOnlyList<string> classNames, long resumedStep)
    {
        _steps = new CsvLog(Path.Combine(folder, "train.csv"), ["step", "loss", "learning_rate", "gradient_norm"], resumedStep);
        _quality = QualityMeasures.Of(task);
        _validations = new CsvLog(Path.Combine(folder, "val.csv"), ["step", .. _quality.Names, .. classNames], resumedStep);
        _chartPath = Path.Combine(folder, "curves.svg");
    }

    public void OnStep(StepMetrics metrics) =>
        _steps.Add(metrics.Step, metrics.Loss, metrics.LearningRate, metrics.GradientNorm);

    public void OnValidation(ValidationMetrics metrics)
    {
        ConfusionMatrix confusion = metrics.Confusion;
        _validations.Add([metrics.Step, .. _quality.Values(confusion), .. _quality.ClassValues(confusion)]);
        File.WriteAllText(_chartPath, LineChart.Draw("Training", "step",
        [
            new ChartSeries("loss", [.. Smooth(_steps.Rows)]),
            new ChartSeries($"validation {_quality.Title}", [.. _validations.Rows.Select(row => (row[0], row[1]))]),
        ]));
    }

    public void Dispose()
    {
        _steps.Dispose();
        _validations.Dispose();
    }

    private static IEnumerable<(double Step, double Value)> Smooth(IReadOnlyList<double[]> rows) =>
        rows.Chunk(LossWindow).Select(chunk => (chunk[^1][0], chunk.Average(row => row[1])));
}
