namespace Robotics.Training.Quantization.Network;

/// <summary>What a layer saw of each calibration image, in single precision until it is asked for.</summary>
/// <param name="rows">Weights of a neuron times groups.</param>
internal sealed class RecordedInputs(int rows)
{
    private readonly List<float[]> _images = [];

    /// <summary>Images that were seen.</summary>
    public int Images => _images.Count;

    /// <summary>Adds the next image.</summary>
    /// <param name="values">(rows, samples).</param>
    public void Add(float[] values) => _images.Add(values);

    /// <summary>One row a weight, one column a sample.</summary>
    public Matrix Join()
    {
        var joined = new Matrix(rows, _images.Sum(values => values.Length) / rows);
        int first = 0;
        foreach (float[] values in _images)
        {
            int samples = values.Length / rows;
            for (int row = 0; row < rows; row++)
            {
                for (int sample = 0; sample < samples; sample++)
                {
                    joined[row][first + sample] = values[(row * samples) + sample];
                }
            }

            first += samples;
        }

        return joined;
    }
}
