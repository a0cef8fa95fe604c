using System.Text;
using Robotics.Vision;

namespace Robotics.Bench.Vision;

/// <summary>Conversions of camera encodings that are not read in place, each beside the same done value by value, on one thread.</summary>
public static class ConverterBench
{
    private const int Rounds = 15;
    private const int Width = 1280;
    private const int Height = 720;

    private static readonly string[] s_encodings = ["mono16", "rgb16", "yuyv", "uyvy", "nv12", "nv24", "bayer_rggb8", "bayer_rggb16"];

    /// <summary>Runs for a few seconds.</summary>
    /// <returns>Milliseconds a frame.</returns>
    public static IReadOnlyList<BenchRow> Run() => [.. s_encodings.Select(Measure)];

    private static BenchRow Measure(string name)
    {
        ImageEncoding encoding = ImageEncodings.FromRos(name);
        byte[] data = new byte[encoding.RowBytes(Width) * encoding.Rows(Height)], nameBytes = Encoding.ASCII.GetBytes(name);
        new Random(1).NextBytes(data);
        ImageConverter ours = new(), scalar = new(vectors: false);
        return SideBySide.Measure(
            $"convert {name} {Width}x{Height}", () => ours.Convert(Message()), "scalar code", () => scalar.Convert(Message()), Rounds);

        EncodedImage Message() => EncodedImage.FromRos(data, Width, Height, (uint)encoding.RowBytes(Width), nameBytes, isBigEndian: false);
    }
}
