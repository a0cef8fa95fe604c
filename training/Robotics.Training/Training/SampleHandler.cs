using Robotics.Training.Data;

namespace Robotics.Training;

/// <summary>Is given one validated sample and the mask that the model predicts for it; both are valid during the call.</summary>
public delegate void SampleHandler(int number, SampleBuffer sample, ReadOnlySpan<byte> prediction);
