namespace Robotics.Training.Reporting;

/// <summary>Passes everything on to several observers.</summary>
public sealed class CompositeObserver(params IReadOnlyList<ITrainingObserver> observers) : ITrainingObserver
{
    public void OnStep(StepMetrics metrics)
    {
        foreach (ITrainingObserver observer in observers)
        {
            observer.OnStep(metrics);
        }
    }

    public void OnValidation(ValidationMetrics metrics)
    {
        foreach (ITrainingObserver observer in observers)
        {
            observer.OnValidation(metrics);
        }
    }
}
