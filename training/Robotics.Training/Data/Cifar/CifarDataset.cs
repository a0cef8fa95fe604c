namespace Robotics.Training.Data.Cifar;

/// <summary>
/// CIFAR-10 or CIFAR-100 from the files of its binary version (cs.toronto.edu/~kriz/cifar.html), held in memory: records of one label
/// byte (two in CIFAR-100, of which the second counts) and 3072 bytes of colour planes.
/// </summary>
public sealed class CifarDataset : IClassificationDataset
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Channels = 3;

    private readonly byte[] _records;
    private readonly int _labelBytes;

    private CifarDataset(string name, IReadOnlyList<string> classNames, byte[] records, int labelBytes)
    {
        (Name, ClassNames, _records, _labelBytes) = (name, classNames, records, labelBytes);
    }

    public string Name { get; }

    public IReadOnlyList<string> ClassNames { get; }

    public int Count => _records.Length / RecordLength;

    private int RecordLength => _labelBytes + Channels * Plane;

    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="DatasetException">A file is missing or broken.</exception>
    public static CifarDataset Open(string folder, CifarKind kind, bool test)
    {
        (string[] files, string names, int labelBytes, int classes) = kind == CifarKind.Cifar10
            ? (test ? ["test_batch.bin"] : [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")], "batches.meta.txt", 1, 10)
            : (new[] { test ? "test.bin" : "train.bin" }, "fine_label_names.txt", 2, 100);
        byte[] records = Join([.. files.Select(file => Read(Path.Combine(folder, file)))]);
        int length = labelBytes + Channels * Plane;
        if (records.Length == 0 || records.Length % length != 0)
        {
            throw new DatasetException($"The files of {folder} hold {records.Length} bytes, which are no records of {length} bytes.");
        }

        var all = new CifarDataset(
            kind.ToString().ToLowerInvariant(), Names(Path.Combine(folder, names), classes), records, labelBytes);
        int wrong = Enumerable.Range(0, all.Count).FirstOrDefault(i => all.LabelOf(i) >= classes, -1);
        return wrong < 0
            ? all
            : throw new DatasetException($"Record {wrong} of {folder} has the label {all.LabelOf(wrong)}; there are {classes} classes.");
    }

    public int LabelOf(int index) => _records[index * RecordLength + _labelBytes - 1];

    public ISampleReader OpenReader() => new Reader(this);

    private static byte[] Read(string path) => File.Exists(path)
        ? File.ReadAllBytes(path)
        : throw new DatasetException($"{path} is missing; unpack the binary version of the data set there.");

    private static byte[] Join(byte[][] parts)
    {
        byte[] whole = new byte[parts.Sum(part => part.Length)];
        int end = 0;
        foreach (byte[] part in parts)
        {
            part.CopyTo(whole, end);
            end += part.Length;
        }

        return whole;
    }

    private static string[] Names(string path, int classes)
    {
        string[] names = File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0)] : [];
        return names.Length == classes ? names : [.. Enumerable.Range(0, classes).Select(i => $"class_{i}")];
    }

    private sealed class Reader(CifarDataset dataset) : ISampleReader
    {
        public void Read(int index, SampleBuffer sample)
        {
            sample.Label = dataset.LabelOf(index);
            sample.Resize(Side, Side);
            int start = index * dataset.RecordLength + dataset._labelBytes;
            ReadOnlySpan<byte> planes = dataset._records.AsSpan(start, Channels * Plane);
            Span<byte> rgb = sample.Rgb;
            for (int pixel = 0; pixel < Plane; pixel++)
            {
                for (int channel = 0; channel < Channels; channel++)
                {
                    rgb[pixel * Channels + channel] = planes[channel * Plane + pixel];
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
