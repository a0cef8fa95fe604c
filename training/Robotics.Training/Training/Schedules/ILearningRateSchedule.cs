namespace Robotics.Training;

/// <summary>How the learning rate changes over a run.</summary>
public interface ILearningRateSchedule
{
    /// <summary>Learning rate of the step, counted from 0.</summary>
    double this[long step] { get; }
}
