namespace Robotics.Training.Experiments;

/// <summary>One network that came out of a run.</summary>
/// <param name="Name">Empty for the deployed one; student 2, ensemble ... for others.</param>
/// <param name="Test">The metric on the test set, 0 to 1.</param>
/// <param name="Params">Parameters that are deployed.</param>
/// <param name="Macs">Multiply-adds of one picture, of convolutions and linear layers.</param>
public sealed record NetworkResult(string Name, double Test, long Params, long Macs);
