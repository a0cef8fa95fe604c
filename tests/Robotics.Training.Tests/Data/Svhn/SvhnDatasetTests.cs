using Robotics.Tests;
using Robotics.Training.Data;
using Robotics.Training.Data.Svhn;
using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Data.Svhn;

/// <summary>Reads files that SciPy wrote (tests/reference/svhn/make.py), whole ones and damaged ones.</summary>
public sealed class SvhnDatasetTests : IDisposable
{
    private const string Train = "train_32x32.mat";
    private const string Test = "test_32x32.mat";

    // Where the uncompressed file holds the name of its pictures' variable, and where its labels begin.
    private static readonly byte[] NameOfPictures = [1, 0, 1, 0, (byte)'X'];
    private static readonly byte[] FirstLabel = BitConverter.GetBytes(3.0);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 0, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 0 })]
    [InlineData(true, 5, new[] { 3, 0 })]
    public void Pictures_and_digits_are_those_that_were_written(bool test, int offset, int[] digits)
    {
        SvhnDataset dataset = SvhnDataset.Open(RepositoryFiles.Reference("svhn"), test);

        Assert.Equal(digits, Enumerable.Range(0, dataset.Count).Select(dataset.LabelOf));
        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        for (int number = 0; number < dataset.Count; number++)
        {
            reader.Read(number, sample);
            Assert.Equal((32, 32, digits[number]), (sample.Height, sample.Width, sample.Label));
            Assert.Equal(Expected(number, offset), sample.Rgb.ToArray());
        }
    }

    [Fact]
    public void An_experiment_takes_training_validation_and_test_samples()
    {
        var spec = new DataSpec { Set = "svhn", Folder = RepositoryFiles.Reference("svhn"), Train = 6, Validation = 4, Test = 2 };

        RunData data = RunData.Open(spec);

        Assert.Equal((10, 6, 4, 2), (data.Classes, data.Training.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal(7, ((IClassificationDataset)data.Validation).LabelOf(0));
        Assert.Contains("has 10 to train", Assert.Throws<ExperimentException>(() => RunData.Open(spec with { Train = 7 })).Message);
        Assert.Contains("has 2 samples here", Assert.Throws<DatasetException>(() => RunData.Open(spec with { Test = 3 })).Message);
    }

    [Fact]
    public void A_missing_file_is_named() => Refused(test: false, _folder.File(Train), "is missing", "ufldl.stanford.edu");

    [Theory]
    [InlineData(Train)]
    [InlineData(Test)]
    public void A_file_that_ends_too_early_is_refused(string name)
    {
        byte[] whole = Reference(name);
        for (int length = 0; length < whole.Length; length += 53)
        {
            Refuse(name, whole[..length]);
        }
    }

    [Theory]
    [InlineData(Train)]
    [InlineData(Test)]
    public void A_byte_that_changed_never_ends_in_another_error(string name)
    {
        byte[] whole = Reference(name);
        int refused = 0;
        for (int place = 0; place < Math.Min(whole.Length, 600); place++)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0xA5;
            if (Record.Exception(() => Open(name, changed)) is { } failure)
            {
                Assert.IsType<DatasetException>(failure);
                refused++;
            }
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void Another_version_a_missing_variable_and_an_impossible_label_are_told_apart()
    {
        byte[] newer = Reference(Test);
        newer[125] = 2;
        Assert.Contains("no MAT-file of version 5", Refuse(Test, newer));

        byte[] renamed = Reference(Test);
        renamed[renamed.AsSpan().IndexOf(NameOfPictures) + 4] = (byte)'Z';
        Assert.Contains("no numeric variable X", Refuse(Test, renamed));

        byte[] labelled = Reference(Test);
        BitConverter.GetBytes(11.0).CopyTo(labelled, labelled.AsSpan().LastIndexOf(FirstLabel));
        Assert.Contains("Picture 0", Refuse(Test, labelled));
    }

    private static byte[] Reference(string name) => File.ReadAllBytes(RepositoryFiles.Reference($"svhn/{name}"));

    private static byte[] Expected(int number, int offset)
    {
        byte[] rgb = new byte[32 * 32 * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            (int row, int column, int channel) = (i / 96, i / 3 % 32, i % 3);
            rgb[i] = (byte)(row * 7 + column * 3 + channel * 50 + number * 11 + offset);
        }

        return rgb;
    }

    private void Open(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.File(name), content);
        SvhnDataset.Open(_folder.Root, test: name == Test);
    }

    private string Refuse(string name, byte[] content)
    {
        string message = Assert.Throws<DatasetException>(() => Open(name, content)).Message;
        Assert.Contains(_folder.File(name), message, StringComparison.Ordinal);
        return message;
    }

    private void Refused(bool test, params string[] words)
    {
        string message = Assert.Throws<DatasetException>(() => SvhnDataset.Open(_folder.Root, test)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
