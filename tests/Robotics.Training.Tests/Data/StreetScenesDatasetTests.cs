using Robotics.Training.Data;
using Robotics.Training.Data.StreetScenes;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Tests.Data;

public class StreetScenesDatasetTests
{
    [Fact]
    public void Frames_are_listed_scene_by_scene()
    {
        var frames = new StreetScenesFrames(StreetScenesSplit.Val, FirstSeed: 5, Seeds: 2, FirstFrame: 10, FramesPerSeed: 3, FrameStep: 4);
        Assert.Equal(6, frames.Count);
        Assert.Equal([(5UL, 10), (5UL, 14), (5UL, 18), (6UL, 10), (6UL, 14), (6UL, 18)], Enumerable.Range(0, 6).Select(i => frames[i]));
    }

    [Fact]
    public void A_sequence_is_what_a_camera_sees()
    {
        StreetScenesFrames frames = StreetScenesFrames.Sequence(StreetScenesSplit.Val, 7, 100, 3);
        Assert.Equal([(7UL, 100), (7UL, 101), (7UL, 102)], Enumerable.Range(0, frames.Count).Select(i => frames[i]));
    }

    [Fact]
    public void A_sample_is_the_renderers_frame_whoever_reads_it()
    {
        var frames = new StreetScenesFrames(StreetScenesSplit.Train, 0, 4, 0, 2, 30);
        var dataset = new StreetScenesDataset(frames, new ImageSize(90, 160), new ImageSize(45, 80));
        using ISampleReader first = dataset.OpenReader();
        using ISampleReader second = dataset.OpenReader();
        (SampleBuffer a, SampleBuffer b) = (new SampleBuffer(), new SampleBuffer());
        first.Read(1, b);
        var sizes = new HashSet<int>();
        for (int i = 0; i < dataset.Count; i++)
        {
            first.Read(i, a);
            second.Read(i, b);
            Assert.Equal(a.Rgb, b.Rgb);
            Assert.Equal(a.Mask, b.Mask);

            var renderer = new StreetScenesRenderer(a.Width, a.Height);
            (byte[] rgb, byte[] label) = (new byte[a.Rgb.Length], new byte[a.Mask.Length]);
            renderer.Render(StreetScenesSplit.Train, frames[i].Seed, frames[i].Frame, rgb, label);
            Assert.Equal(rgb, a.Rgb);
            Assert.Equal(label, a.Mask);
            sizes.Add(a.Width);
        }

        Assert.Equal([80, 160], sizes.Order());
    }
}
