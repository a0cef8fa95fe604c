namespace Robotics.Training.Data.Loading;

/// <summary>Augments samples and puts them into batches, on one thread.</summary>
internal interface ISampleWriter
{
    /// <param name="sample">What was read.</param>
    /// <param name="random">The sample's own stream.</param>
    /// <param name="batch">Where it goes.</param>
    /// <param name="place">Its place there.</param>
    void Write(SampleBuffer sample, ref SampleRandom random, Batch batch, int place);
}
