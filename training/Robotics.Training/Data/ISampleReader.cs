namespace Robotics.Training.Data;

/// <summary>Reads the samples of one data set on one thread.</summary>
public interface ISampleReader : IDisposable
{
    /// <summary>Writes sample <paramref name="index"/> (0 to Count - 1) into <paramref name="sample"/>, which takes its size.</summary>
    /// <exception cref="DatasetException">The sample cannot be read; the message names the file and what is wrong.</exception>
    void Read(int index, SampleBuffer sample);
}
