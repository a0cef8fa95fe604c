namespace Robotics.Vision.Tests.Preprocessing;

public class NormalizationTests
{
    [Fact]
    public void GraphThatNormalisesItselfGetsPlainPixels()
    {
        var input = new ManifestInput(2, 2, Mean: [0.1f, 0.2f, 0.3f], Std: [0.4f, 0.5f, 0.6f]);
        Assert.Equal([0.1f, 0.2f, 0.3f], Normalization.For(input).Mean);
        Assert.Equal([0.4f, 0.5f, 0.6f], Normalization.For(input).Std);
        Assert.Same(Normalization.UnitRange, Normalization.For(input with { InGraph = true }));
    }

    [Theory]
    [InlineData(new float[] { 0, 0 }, new float[] { 1, 1, 1 })]
    [InlineData(new float[] { 0, 0, 0 }, new float[] { 1, 1, 1, 1 })]
    [InlineData(new float[] { 0, 0, 0 }, new float[] { 1, 0, 1 })]
    [InlineData(new float[] { 0, 0, float.NaN }, new float[] { 1, 1, 1 })]
    public void ImpossibleValuesAreRejected(float[] mean, float[] std) =>
        Assert.Throws<ArgumentException>(() => new Normalization(mean, std));
}
