using Robotics.Vision.StreetScenes;

namespace Robotics.Vision.Tests.StreetScenes;

public class LabelTests
{
    private const int Classes = 19;

    [Fact]
    public void LabelsAreTrainIdsAndUnlabelledIsRare()
    {
        var renderer = new StreetScenesRenderer(256, 144);
        for (ulong seed = 0; seed < 40; seed++)
        {
            var counts = Picture.Render(renderer, seed % 2 == 0 ? StreetScenesSplit.Train : StreetScenesSplit.Val, seed, (int)seed * 11)
                .CountClasses();
            Assert.Equal(0, counts[Classes..255].Sum());
            Assert.InRange(counts[255], 0, 256 * 144 / 8);
        }
    }

    /// <summary>
    /// Fifty frames of five scenes, drawn by several rules, show at least fifteen classes on a visible part of the pixels.
    /// </summary>
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(100, 1, 10)]
    [InlineData(1000, 7, 3)]
    [InlineData(5, 64, 1)]
    [InlineData(123456789, 1, 30)]
    [InlineData(40, 2, 1)]
    public void EveryValidationSetShowsFifteenClasses(int firstSeed, int seedStep, int frameStep)
    {
        var counts = new long[256];
        var renderer = new StreetScenesRenderer(256, 144);
        for (int scene = 0; scene < 5; scene++)
        {
            for (int i = 0; i < 10; i++)
            {
                AddTo(counts, Picture.Render(renderer, StreetScenesSplit.Val, (ulong)(firstSeed + scene * seedStep), i * frameStep));
            }
        }

        const long Visible = 50 * 256 * 144 / 10_000;
        Assert.InRange(counts[..Classes].Count(count => count >= Visible), 15, Classes);
    }

    [Theory]
    [InlineData(StreetScenesSplit.Train)]
    [InlineData(StreetScenesSplit.Val)]
    public void TwentyFourScenesShowEveryClass(StreetScenesSplit split)
    {
        var counts = new long[256];
        var renderer = new StreetScenesRenderer(256, 144);
        for (ulong seed = 0; seed < 24; seed++)
        {
            AddTo(counts, Picture.Render(renderer, split, seed, 60));
        }

        const long Visible = 24 * 256 * 144 / 5_000;
        Assert.All(counts[..Classes], count => Assert.True(count >= Visible));
    }

    private static void AddTo(long[] total, Picture picture)
    {
        int[] counts = picture.CountClasses();
        for (int i = 0; i < counts.Length; i++)
        {
            total[i] += counts[i];
        }
    }
}
