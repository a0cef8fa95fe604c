using Robotics.Vision.StreetScenes;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.Tests.StreetScenes;

public class SceneParametersTests
{
    [Fact]
    public void SplitsDifferInEveryRangeYetOverlap()
    {
        var train = SplitProfile.For(StreetScenesSplit.Train);
        var val = SplitProfile.For(StreetScenesSplit.Val);
        var ranges = typeof(SplitProfile).GetProperties().Where(property => property.PropertyType == typeof(Interval)).ToArray();
        Assert.True(ranges.Length >= 10);
        Assert.All(ranges, range =>
        {
            var (a, b) = ((Interval)range.GetValue(train)!, (Interval)range.GetValue(val)!);
            Assert.NotEqual(a, b);
            Assert.True(a.Low < b.High && b.Low < a.High, $"{range.Name} does not overlap between the splits.");
        });
        Assert.NotEqual(train.WeatherMix, val.WeatherMix);
        Assert.NotEqual(train.WallColors, val.WallColors);
    }

    [Fact]
    public void DrawnParametersStayInTheirRanges()
    {
        foreach (var split in Enum.GetValues<StreetScenesSplit>())
        {
            var profile = SplitProfile.For(split);
            var seen = new HashSet<Weather>();
            for (ulong seed = 0; seed < 300; seed++)
            {
                var scene = SceneParameters.Create(split, seed);
                Assert.InRange(scene.CameraHeight, profile.CameraHeight.Low, profile.CameraHeight.High);
                Assert.InRange(
                    MathF.Atan(scene.TanHalfFov) * 360f / MathF.PI, profile.FieldOfView.Low - 0.01f, profile.FieldOfView.High + 0.01f);
                Assert.InRange(scene.LaneWidth, profile.LaneWidth.Low, profile.LaneWidth.High);
                seen.Add(scene.Weather);
            }

            Assert.Equal(Enum.GetValues<Weather>().Length, seen.Count);
        }
    }

    /// <summary>Each weather gives a picture that is neither black nor white, with contrast in it.</summary>
    [Theory]
    [InlineData(StreetScenesSplit.Train)]
    [InlineData(StreetScenesSplit.Val)]
    public void EveryWeatherIsExposed(StreetScenesSplit split)
    {
        var renderer = new StreetScenesRenderer(192, 108);
        var seen = new Dictionary<Weather, int>();
        for (ulong seed = 0; seed < 60; seed++)
        {
            var weather = SceneParameters.Create(split, seed).Weather;
            seen[weather] = seen.GetValueOrDefault(weather) + 1;
            var rgb = Picture.Render(renderer, split, seed, 15).Rgb;
            double mean = rgb.Average(value => (double)value);
            double deviation = Math.Sqrt(rgb.Average(value => (value - mean) * (value - mean)));
            Assert.InRange(mean, 25, 225);
            Assert.InRange(deviation, 10, 110);
            Assert.InRange(rgb.Count(value => value == 255) / (double)rgb.Length, 0, 0.5);
        }

        Assert.Equal(Enum.GetValues<Weather>().Length, seen.Count);
    }
}
