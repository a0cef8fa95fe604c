using Robotics.Training.Models;
using Spectre.Console;

namespace Robotics.Training.Reporting;

/// <summary>Shows how far a run is: a live bar on a terminal, plain lines elsewhere.</summary>
public static class TrainingProgress
{
    /// <summary>Calls <paramref name="train"/> with an observer that shows what it is told.</summary>
    /// <param name="task">What is measured: pixels, or pictures.</param>
    /// <param name="firstStep">Steps done before.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="imagesPerStep">Images of a step.</param>
    /// <param name="train">The run.</param>
    public static void Show(ModelTask task, long firstStep, long steps, int imagesPerStep, Action<ITrainingObserver> train)
    {
        QualityMeasures quality = QualityMeasures.Of(task);
        if (Console.IsOutputRedirected)
        {
            train(new PlainProgress(quality, Console.Out, TimeProvider.System, firstStep, steps, imagesPerStep));
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new TerminalProgress(context.AddTask("training", maxValue: steps), quality, firstStep)));
    }
}
