using Robotics.Training.Distillation;

namespace Robotics.Training.Experiments;

/// <summary>A method whose weight is still rising when the run is over would stand in the table without having been tried.</summary>
internal static class FullWeight
{
    /// <param name="title">The run, for people.</param>
    /// <param name="spec">Its recipe.</param>
    /// <exception cref="ExperimentException">The weight rises for longer than the run.</exception>
    public static void Require(string title, RunSpec spec)
    {
        // How many samples a long tail keeps, and so how many epochs its runs have, is known once the data set is open.
        if (spec.Data.Imbalance > 0 || ExperimentMethods.Defaults(spec.Method) is not IRisingWeight defaults
            || LearnerFactory.Options(spec.Options, defaults).Rise is not { } rise)
        {
            return;
        }

        double epochs = (double)spec.Training.Steps * spec.Training.Batch / spec.Data.Train;
        if (rise.Epochs > epochs)
        {
            throw new ExperimentException(
                $"{title}: with {rise.Option} {rise.Epochs} the weight of {spec.Method} rises for longer than the {epochs:0.###} epochs of "
                + $"the run; set {rise.Option} in the row's options.");
        }
    }
}
