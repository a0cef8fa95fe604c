namespace Robotics.Training.Distillation;

/// <summary>Options of a loss whose weight rises over the first epochs of a run.</summary>
internal interface IRisingWeight
{
    /// <summary>Name of the option in recipes, and its epochs; null where the weight is there from the start.</summary>
    (string Option, double Epochs)? Rise { get; }
}
