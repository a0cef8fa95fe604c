using Robotics.Vision.StreetScenes;

namespace Robotics.Vision.Tests.StreetScenes;

public class DeterminismTests
{
    private const int Width = 160;
    private const int Height = 96;

    private static readonly (StreetScenesSplit Split, ulong Seed, int Frame)[] _frames =
    [
        (StreetScenesSplit.Train, 0, 0), (StreetScenesSplit.Train, 1, 250), (StreetScenesSplit.Val, 1, 250),
        (StreetScenesSplit.Val, ulong.MaxValue, 7),
        (StreetScenesSplit.Train, 77, 100_000), (StreetScenesSplit.Val, 3, int.MaxValue),
    ];

    [Fact]
    public void AnotherInstanceInAnotherOrderGivesTheSameBytes()
    {
        var first = new StreetScenesRenderer(Width, Height);
        var second = new StreetScenesRenderer(Width, Height);
        var expected = _frames.Select(f => Picture.Render(first, f.Split, f.Seed, f.Frame).Hash).ToArray();
        for (int i = _frames.Length - 1; i >= 0; i--)
        {
            Assert.Equal(expected[i], Picture.Render(second, _frames[i].Split, _frames[i].Seed, _frames[i].Frame).Hash);
        }
    }

    [Fact]
    public async Task ThreadsGiveTheSameBytes()
    {
        var renderer = new StreetScenesRenderer(Width, Height);
        var expected = _frames.Select(f => Picture.Render(renderer, f.Split, f.Seed, f.Frame).Hash).ToArray();
        var actual = await Task.WhenAll(
            _frames.Select(f => Task.Run(() => Picture.Render(new StreetScenesRenderer(Width, Height), f.Split, f.Seed, f.Frame).Hash)));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void SplitSeedAndFrameAllMatter()
    {
        var renderer = new StreetScenesRenderer(Width, Height);
        string[] hashes =
        [
            Picture.Render(renderer, StreetScenesSplit.Train, 5, 10).Hash,
            Picture.Render(renderer, StreetScenesSplit.Val, 5, 10).Hash,
            Picture.Render(renderer, StreetScenesSplit.Train, 6, 10).Hash,
            Picture.Render(renderer, StreetScenesSplit.Train, 5, 11).Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void ConsecutiveFramesAreAlikeButNotEqual()
    {
        var renderer = new StreetScenesRenderer(Width, Height);
        for (ulong seed = 0; seed < 12; seed++)
        {
            var now = Picture.Render(renderer, StreetScenesSplit.Val, seed, 30);
            var next = Picture.Render(renderer, StreetScenesSplit.Val, seed, 31);
            var later = Picture.Render(renderer, StreetScenesSplit.Val, seed, 230);
            double soon = Agreement(now, next), late = Agreement(now, later);
            Assert.InRange(soon, 0.85, 0.99999);
            Assert.True(late < soon, $"Seed {seed}: a frame 200 steps on agrees on {late:P1} of the labels, the next one on {soon:P1}.");
        }
    }

    private static double Agreement(Picture a, Picture b) =>
        a.Label.Zip(b.Label).Count(pair => pair.First == pair.Second) / (double)a.Label.Length;
}
