using Robotics.Training.Verification;

namespace Robotics.Vision.Tests.Postprocessing;

public class UpsampleConfidenceTests
{
    private const byte Guard = 0xEE;

    public static MatrixTheoryData<(int Classes, int SrcWidth, int SrcHeight, int Width, int Height), float, bool> Cases => new(
        [
            (19, 16, 9, 320, 180),
            (19, 16, 12, 101, 67),
            (7, 13, 11, 13, 11),
            (150, 8, 8, 64, 48),
            (3, 40, 30, 17, 9),
            (5, 1, 1, 33, 7),
            (1, 4, 4, 32, 32),
            (255, 3, 3, 30, 30),
        ],
        [0.5f, 6, 60],
        [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void DiffersFromTheReferenceByOneStepAtMost(
        (int Classes, int SrcWidth, int SrcHeight, int Width, int Height) size, float spread, bool softmax)
    {
        (int classes, int srcWidth, int srcHeight, int width, int height) = size;
        float[] scores = ReferenceFormula.Generic("scores", classes * srcWidth * srcHeight, spread, softmax ? 0 : 0.5f);
        byte[] expected = new byte[width * height];
        UpsampleConfidenceReference.Run(scores, classes, srcWidth, srcHeight, softmax, expected, width, height);

        byte[] guarded = new byte[expected.Length + 128];
        Array.Fill(guarded, Guard);
        var kernel = new UpsampleConfidence(classes, srcWidth, srcHeight, width, height, softmax);
        kernel.Run(scores, guarded.AsSpan(64, expected.Length));

        byte[] actual = guarded[64..^64];
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second - pair.First, -1, 1));
        Assert.InRange(expected.Zip(actual).Count(pair => pair.First != pair.Second), 0, expected.Length / 100);
        Assert.All(guarded[..64].Concat(guarded[^64..]), guard => Assert.Equal(Guard, guard));
    }

    [Theory]
    [InlineData(0, 0, 128)]
    [InlineData(1.0986123, 0, 191)]
    [InlineData(0, 1.0986123, 191)]
    [InlineData(30, 0, 255)]
    public void ConfidenceIsTheSoftmaxOfTheWinner(float first, float second, byte expected)
    {
        byte[] confidence = new byte[64];
        new UpsampleConfidence(2, 1, 1, 8, 8, softmax: true).Run([first, second], confidence);
        Assert.All(confidence, value => Assert.Equal(expected, value));
    }

    [Fact]
    public void ProbabilitiesAreTakenAsTheyAre()
    {
        byte[] confidence = new byte[4];
        new UpsampleConfidence(2, 2, 1, 4, 1, softmax: false).Run([1, 0.2f, 0, 0.8f], confidence);
        Assert.Equal([255, 204, 153, 204], confidence);
    }

    [Fact]
    public void AllocatesNothing()
    {
        float[] scores = ReferenceFormula.Generic("scores", 19 * 16 * 9, 6, 0);
        byte[] confidence = new byte[320 * 180];
        var kernel = new UpsampleConfidence(19, 16, 9, 320, 180, softmax: true);
        kernel.Run(scores, confidence);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(scores, confidence);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void WrongSizesAreRejected()
    {
        var kernel = new UpsampleConfidence(2, 2, 2, 4, 4, softmax: true);
        Assert.Throws<ArgumentException>(() => kernel.Run(new float[7], new byte[16]));
        Assert.Throws<ArgumentException>(() => kernel.Run(new float[8], new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleConfidence(0, 2, 2, 4, 4, softmax: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UpsampleConfidence(256, 2, 2, 4, 4, softmax: true));
    }
}
