namespace Robotics.Vision.Tests.Postprocessing;

public class LabelUpsampleTests
{
    [Fact]
    public void RepeatsLabels()
    {
        byte[] mask = new byte[6 * 4];
        new LabelUpsample(3, 2, 2, 6, 4).Run<long>([0, 1, 2, 0], mask);
        byte[] top = [0, 0, 0, 1, 1, 1], bottom = [2, 2, 2, 0, 0, 0];
        Assert.Equal([.. top, .. top, .. bottom, .. bottom], mask);
    }

    [Fact]
    public void ShrinkingTakesTheLabelAtThePixelsCentre()
    {
        byte[] mask = new byte[3];
        new LabelUpsample(9, 9, 1, 3, 1).Run<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8], mask);
        Assert.Equal([1, 4, 7], mask);
    }

    [Fact]
    public void SameSizeCopies()
    {
        byte[] mask = new byte[6];
        new LabelUpsample(6, 3, 2, 3, 2).Run<int>([5, 4, 3, 2, 1, 0], mask);
        Assert.Equal([5, 4, 3, 2, 1, 0], mask);
    }

    [Fact]
    public void ValuesThatAreNoClassBecomeUnlabelled()
    {
        byte[] mask = new byte[6];
        new LabelUpsample(19, 6, 1, 6, 1).Run<long>([18, 19, -1, 255, 256, long.MaxValue], mask);
        Assert.Equal([18, 255, 255, 255, 255, 255], mask);
    }

    [Fact]
    public void WrongSizesAreRejected()
    {
        var kernel = new LabelUpsample(3, 2, 2, 4, 4);
        Assert.Throws<ArgumentException>(() => kernel.Run<byte>(new byte[3], new byte[16]));
        Assert.Throws<ArgumentException>(() => kernel.Run<byte>(new byte[4], new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelUpsample(3, 0, 2, 4, 4));
    }
}
