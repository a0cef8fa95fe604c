using Robotics.Training.Data.Matlab;

namespace Robotics.Training.Data.Svhn;

/// <summary>
/// Street View House Numbers, the cropped digits (format 2 of ufldl.stanford.edu/housenumbers), held in memory: train_32x32.mat and
/// test_32x32.mat with X, uint8 (32, 32, 3, N), and y (N, 1), where 10 stands for the digit 0.
/// </summary>
public sealed class SvhnDataset : IClassificationDataset
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Channels = 3;
    private const int Digits = 10;

    private readonly byte[] _pictures;
    private readonly byte[] _labels;

    private SvhnDataset(byte[] pictures, byte[] labels) => (_pictures, _labels) = (pictures, labels);

    public string Name => "svhn";

    public IReadOnlyList<string> ClassNames { get; } = [.. Enumerable.Range(0, Digits).Select(digit => $"{digit}")];

    public int Count => _labels.Length;

    /// <summary>Reads one of the two files of a folder.</summary>
    /// <exception cref="DatasetException">The file is missing or broken, or holds something else.</exception>
    public static SvhnDataset Open(string folder, bool test)
    {
        string path = Path.Combine(folder, test ? "test_32x32.mat" : "train_32x32.mat");
        if (!File.Exists(path))
        {
            throw new DatasetException($"{path} is missing; put the cropped digits of ufldl.stanford.edu/housenumbers (format 2) there.");
        }

        IReadOnlyDictionary<string, MatArray> arrays = MatFile.Read(path);
        MatArray pictures = Variable(path, arrays, "X"), labels = Variable(path, arrays, "y");
        if (pictures is not { Type: MatType.UInt8, Dimensions: [Side, Side, Channels, int count] })
        {
            throw new DatasetException(
                $"X of {path} has {string.Join("x", pictures.Dimensions)} values of type {pictures.Type}, not 32x32x3xN of type UInt8.");
        }

        return new SvhnDataset(pictures.Data, ReadLabels(path, labels, count));
    }

    public int LabelOf(int index) => _labels[index];

    public ISampleReader OpenReader() => new Reader(this);

    private static MatArray Variable(string path, IReadOnlyDictionary<string, MatArray> arrays, string name) =>
        arrays.TryGetValue(name, out MatArray? array)
            ? array
            : throw new DatasetException($"{path} has no numeric variable {name}; it needs X, the pictures, and y, their digits.");

    private static byte[] ReadLabels(string path, MatArray labels, int count)
    {
        if (labels.Dimensions.Aggregate(1L, (product, dimension) => product * dimension) != count)
        {
            throw new DatasetException($"{path} has {count} pictures, but {string.Join("x", labels.Dimensions)} labels.");
        }

        byte[] digits = new byte[count];
        for (int i = 0; i < count; i++)
        {
            if (labels[i] is not (>= 1 and <= Digits and double label) || label != (int)label)
            {
                throw new DatasetException($"Picture {i} of {path} has the label {labels[i]}; the digits are 1 to 9, and 10 for 0.");
            }

            digits[i] = (byte)(label % Digits);
        }

        return digits;
    }

    private sealed class Reader(SvhnDataset dataset) : ISampleReader
    {
        // A picture's columns lie one after another, plane by plane.
        public void Read(int index, SampleBuffer sample)
        {
            sample.Label = dataset.LabelOf(index);
            sample.Resize(Side, Side);
            ReadOnlySpan<byte> picture = dataset._pictures.AsSpan(index * Channels * Plane, Channels * Plane);
            Span<byte> rgb = sample.Rgb;
            for (int i = 0; i < picture.Length; i++)
            {
                (int channel, int column, int row) = (i / Plane, i / Side % Side, i % Side);
                rgb[(row * Side + column) * Channels + channel] = picture[i];
            }
        }

        public void Dispose()
        {
        }
    }
}
