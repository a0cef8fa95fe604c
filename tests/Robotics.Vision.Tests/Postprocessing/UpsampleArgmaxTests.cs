using Robotics.Training.Verification;

namespace Robotics.Vision.Tests.Postprocessing;

public class UpsampleArgmaxTests
{
    private const byte Guard = 0xEE;

    public enum Scores
    {
        Random,
        PiecewiseSmooth,
        FewLevels,
        NeighbouringFloats,
        Subnormal,
        Huge,
        Constant,
    }

    public static MatrixTheoryData<Scores, (int Classes, int SrcWidth, int SrcHeight, int Width, int Height), bool> Cases => new(
        Enum.GetValues<Scores>(),
        [
            (19, 16, 9, 320, 180),
            (19, 16, 12, 101, 67),
            (7, 13, 11, 13, 11),
            (150, 8, 8, 64, 48),
            (3, 40, 30, 17, 9),
            (5, 1, 1, 33, 7),
            (5, 9, 1, 50, 1),
            (1, 4, 4, 32, 32),
            (255, 3, 3, 30, 30),
            (2, 5, 4, 200, 160),
        ],
        [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsTheReferenceBitForBit(
        Scores scores, (int Classes, int SrcWidth, int SrcHeight, int Width, int Height) size, bool wideVectors)
    {
        (int classes, int srcWidth, int srcHeight, int width, int height) = size;
        float[] logits = Make(scores, classes, srcWidth, srcHeight);
        byte[] expected = new byte[width * height];
        UpsampleArgmaxReference.Run(logits, classes, srcWidth, srcHeight, expected, width, height);

        byte[] guarded = new byte[expected.Length + 128];
        Array.Fill(guarded, Guard);
        var kernel = new UpsampleArgmax(classes, srcWidth, srcHeight, width, height, wideVectors);
        kernel.Run(logits, guarded.AsSpan(64, expected.Length));

        Assert.Equal(expected, guarded[64..^64]);
        Assert.All(guarded[..64].Concat(guarded[^64..]), guard => Assert.Equal(Guard, guard));
    }

    [Fact]
    public void EqualsTheReferenceAtCameraSize()
    {
        float[] logits = Make(Scores.PiecewiseSmooth, 19, 64, 36);
        byte[] expected = new byte[1280 * 720], mask = new byte[1280 * 720];
        UpsampleArgmaxReference.Run(logits, 19, 64, 36, expected, 1280, 720);
        var kernel = new UpsampleArgmax(19, 64, 36, 1280, 720);
        kernel.Run(Make(Scores.Random, 19, 64, 36), mask);
        kernel.Run(logits, mask);
        Assert.Equal(expected, mask);
        Assert.InRange(mask.Distinct().Count(), 5, 19);
    }

    // PyTorch's documented result of Upsample(scale_factor=2, mode="bilinear") on [[1, 2], [3, 4]], against a constant second class.
    [Fact]
    public void AgreesWithThePublishedExampleOfBilinearUpsampling()
    {
        double[] upsampled = [1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4];
        foreach (float rival in new[] { 1.1f, 1.6f, 2f, 2.4f, 2.75f, 3.3f, 3.9f })
        {
            byte[] mask = new byte[16];
            new UpsampleArgmax(2, 2, 2, 4, 4).Run([1, 2, 3, 4, rival, rival, rival, rival], mask);
            Assert.Equal(upsampled.Select(value => (byte)(rival > value ? 1 : 0)), mask);
        }
    }

    [Theory]
    [InlineData(Scores.Random)]
    [InlineData(Scores.PiecewiseSmooth)]
    public void WinnersAreTheLargestInDoublePrecision(Scores scores)
    {
        const int Classes = 19, SrcWidth = 16, SrcHeight = 9, Width = 173, Height = 97;
        float[] logits = Make(scores, Classes, SrcWidth, SrcHeight);
        byte[] mask = new byte[Width * Height];
        new UpsampleArgmax(Classes, SrcWidth, SrcHeight, Width, Height).Run(logits, mask);
        for (int i = 0; i < mask.Length; i++)
        {
            (int x, int y) = (i % Width, i / Width);
            double[] exact = [.. Enumerable.Range(0, Classes).Select(c => Exact(logits, c, SrcWidth, SrcHeight, Width, Height, x, y))];
            Assert.InRange(exact[mask[i]], exact.Max() - 1e-6, double.MaxValue);
        }
    }

    [Fact]
    public void FirstClassWinsAmongEquals()
    {
        byte[] mask = new byte[64];
        new UpsampleArgmax(4, 2, 2, 8, 8).Run([-1, -1, -1, -1, 5, 6, 7, 8, 5, 6, 7, 8, 4, 5, 6, 7], mask);
        Assert.All(mask, id => Assert.Equal(1, id));
    }

    [Fact]
    public void AllocatesNothing()
    {
        float[] logits = Make(Scores.Random, 19, 16, 9);
        byte[] mask = new byte[320 * 180];
        var kernel = new UpsampleArgmax(19, 16, 9, 320, 180);
        kernel.Run(logits, mask);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(logits, mask);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void WrongSizesAreRejected()
    {
        var kernel = new UpsampleArgmax(2, 2, 2, 4, 4);
        Assert.Throws<ArgumentException>(() => kernel.Run(new float[7], new byte[16]));
        Assert.Throws<ArgumentException>(() => kernel.Run(new float[8], new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleArgmax(0, 2, 2, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleArgmax(256, 2, 2, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleArgmax(2, 0, 2, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleArgmax(2, 2, 2, 4, 0));
    }

    private static float[] Make(Scores scores, int classes, int width, int height)
    {
        int count = classes * width * height;
        float[] raw = ReferenceFormula.Generic("scores", count, 1, 0);
        return scores switch
        {
            Scores.Random => raw,
            Scores.PiecewiseSmooth => PiecewiseSmooth(raw, classes, width, height),
            Scores.FewLevels => Array.ConvertAll(raw, value => MathF.Round(value * 2) / 2),
            Scores.NeighbouringFloats => Array.ConvertAll(raw, value => 0.7f + MathF.Round(value * 3) * 5.9604645e-8f),
            Scores.Subnormal => Array.ConvertAll(raw, value => value * 1e-44f),
            Scores.Huge => Array.ConvertAll(raw, value => value * 1e37f),
            Scores.Constant => new float[count],
            _ => throw new ArgumentOutOfRangeException(nameof(scores)),
        };
    }

    // Each class has a centre and its score falls with the distance from there, as a network's scores do around objects.
    private static float[] PiecewiseSmooth(float[] noise, int classes, int width, int height)
    {
        double[] centres = [.. Enumerable.Range(0, 2 * classes).Select(i => 0.5 + 0.5 * ReferenceFormula.Raw("centres", i))];
        for (int i = 0; i < noise.Length; i++)
        {
            int c = i / (width * height), y = i / width % height, x = i % width;
            noise[i] = (float)(0.3 * noise[i] - 10 * Math.Sqrt(
                Math.Pow((double)x / width - centres[2 * c], 2) + Math.Pow((double)y / height - centres[2 * c + 1], 2)));
        }

        return noise;
    }

    private static double Exact(float[] logits, int c, int srcWidth, int srcHeight, int width, int height, int x, int y)
    {
        double fx = Math.Clamp((x + 0.5) * srcWidth / width - 0.5, 0, srcWidth - 1);
        double fy = Math.Clamp((y + 0.5) * srcHeight / height - 0.5, 0, srcHeight - 1);
        double sum = 0;
        for (int sy = 0; sy < srcHeight; sy++)
        {
            for (int sx = 0; sx < srcWidth; sx++)
            {
                double weight = Math.Max(0, 1 - Math.Abs(fx - sx)) * Math.Max(0, 1 - Math.Abs(fy - sy));
                sum += weight * logits[(c * srcHeight + sy) * srcWidth + sx];
            }
        }

        return sum;
    }
}
