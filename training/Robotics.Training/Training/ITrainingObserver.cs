namespace Robotics.Training;

/// <summary>Is told what a run measures, in the order of its steps, on the training thread.</summary>
public interface ITrainingObserver
{
    void OnStep(StepMetrics metrics);

    void OnValidation(ValidationMetrics metrics);
}
