using System.Text.Json;
using Robotics.Tests;

namespace Robotics.Vision.Tests.Images.Encodings;

/// <summary>Beside what OpenCV computes; <c>tests/reference/encodings/opencv.py</c> says how.</summary>
public class OpenCvTests
{
    private static readonly JsonElement s_golden =
        JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Reference("encodings/opencv.json"))).RootElement;

    public static MatrixTheoryData<string, bool> Cases =>
        new(s_golden.GetProperty("pixels").EnumerateObject().Select(entry => entry.Name), [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ConversionsAgree(string name, bool vectors)
    {
        string encoding = name.Split(' ')[0];
        bool isBigEndian = name.EndsWith("big-endian", StringComparison.Ordinal);
        (int width, int height) = (s_golden.GetProperty("width").GetInt32(), s_golden.GetProperty("height").GetInt32());
        byte[] expected = s_golden.GetProperty("pixels").GetProperty(name).GetBytesFromBase64();
        byte[] data = Messages.Noise(encoding, width, height, padding: 0);

        byte[] actual = Messages.Convert(Converters.Create(vectors), data, encoding, width, height, isBigEndian);

        // OpenCV interpolates mosaics of 16 bits before it reduces them, and we after.
        int tolerance = encoding.StartsWith("bayer", StringComparison.Ordinal) && encoding.EndsWith("16", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second - pair.First, -tolerance, tolerance));
    }
}
