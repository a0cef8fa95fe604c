using Robotics.Vision.StreetScenes;

namespace Robotics.Vision.Tests.StreetScenes;

public class RendererTests
{
    [Theory]
    [InlineData(32, 32)]
    [InlineData(33, 47)]
    [InlineData(321, 65)]
    [InlineData(320, 240)]
    [InlineData(512, 256)]
    [InlineData(90, 160)]
    public void AnySizeFillsBothBuffers(int width, int height)
    {
        var renderer = new StreetScenesRenderer(width, height);
        byte[] rgb = new byte[width * height * 3], label = new byte[width * height];
        Array.Fill(label, (byte)200);
        renderer.Render(StreetScenesSplit.Train, 4, 12, rgb, label);
        Assert.DoesNotContain((byte)200, label);
        Assert.Equal(width, renderer.Width);
        Assert.Equal(height, renderer.Height);
        for (int y = 0; y < height; y++)
        {
            Assert.Contains(rgb.AsSpan(y * width * 3, width * 3).ToArray(), value => value != 0);
        }
    }

    /// <summary>
    /// The label at the centre of a large picture's 3 x 3 block is the small picture's label, but for rows and columns of rounding.
    /// </summary>
    [Fact]
    public void TheSameSceneAtTwoSizes()
    {
        const int Factor = 3;
        var small = new StreetScenesRenderer(256, 144);
        var large = new StreetScenesRenderer(256 * Factor, 144 * Factor);
        for (ulong seed = 0; seed < 6; seed++)
        {
            var a = Picture.Render(small, StreetScenesSplit.Val, seed, 20);
            var b = Picture.Render(large, StreetScenesSplit.Val, seed, 20);
            int same = 0;
            for (int y = 0; y < a.Height; y++)
            {
                for (int x = 0; x < a.Width; x++)
                {
                    same += a.Label[y * a.Width + x] == b.Label[(y * Factor + 1) * b.Width + x * Factor + 1] ? 1 : 0;
                }
            }

            Assert.InRange(same / (double)a.Label.Length, 0.985, 1.0);
        }
    }

    [Fact]
    public void NothingIsAllocatedPerFrame()
    {
        var renderer = new StreetScenesRenderer(256, 144);
        byte[] rgb = new byte[256 * 144 * 3], label = new byte[256 * 144];
        for (int i = 0; i < 30; i++)
        {
            renderer.Render((StreetScenesSplit)(i % 2), (ulong)i, i * 5, rgb, label);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 60; i++)
        {
            renderer.Render((StreetScenesSplit)(i % 2), (ulong)i, i * 5, rgb, label);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(31, 64)]
    [InlineData(64, 0)]
    [InlineData(64, 5000)]
    public void ImpossibleSizesAreRefused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreetScenesRenderer(width, height));

    [Fact]
    public void BadArgumentsAreNamed()
    {
        var renderer = new StreetScenesRenderer(64, 48);
        byte[] rgb = new byte[64 * 48 * 3], label = new byte[64 * 48];
        Assert.Equal(
            "frame",
            Assert.Throws<ArgumentOutOfRangeException>(() => renderer.Render(StreetScenesSplit.Train, 0, -1, rgb, label)).ParamName);
        Assert.Equal(
            "rgb", Assert.Throws<ArgumentException>(() => renderer.Render(StreetScenesSplit.Train, 0, 0, rgb.AsSpan(1), label)).ParamName);
        Assert.Equal(
            "label", Assert.Throws<ArgumentException>(() => renderer.Render(StreetScenesSplit.Train, 0, 0, rgb, new byte[5])).ParamName);
        Assert.Equal(
            "split", Assert.Throws<ArgumentOutOfRangeException>(() => renderer.Render((StreetScenesSplit)7, 0, 0, rgb, label)).ParamName);
    }
}
