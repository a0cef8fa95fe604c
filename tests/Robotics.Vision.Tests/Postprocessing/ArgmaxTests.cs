using Robotics.Tests;

namespace Robotics.Vision.Tests.Postprocessing;

public class ArgmaxTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(19, 1)]
    [InlineData(19, 8)]
    [InlineData(19, 1003)]
    [InlineData(255, 21)]
    public void FindsTheFirstLargest(int classes, int positions)
    {
        float[] logits = Array.ConvertAll(GoldenFormula.Generic("scores", classes * positions, 8, 0), MathF.Round);
        byte[] expected = new byte[positions];
        for (int i = 0; i < positions; i++)
        {
            float[] scores = [.. Enumerable.Range(0, classes).Select(c => logits[c * positions + i])];
            expected[i] = (byte)Array.IndexOf(scores, scores.Max());
        }

        byte[] labels = new byte[positions];
        Argmax.Run(logits, classes, labels);
        Assert.Equal(expected, labels);
    }

    [Fact]
    public void WrongSizesAreRejected()
    {
        Assert.Throws<ArgumentException>(() => Argmax.Run(new float[7], 2, new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Argmax.Run([], 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Argmax.Run(new float[256], 256, new byte[1]));
    }
}
