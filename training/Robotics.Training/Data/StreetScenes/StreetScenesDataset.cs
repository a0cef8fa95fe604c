using Robotics.Vision;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Data.StreetScenes;

/// <summary>Street scenes rendered when they are read; nothing is stored.</summary>
/// <param name="frames">Scenes and moments.</param>
/// <param name="sizes">Each frame is rendered at one of these sizes, always the same.</param>
public sealed class StreetScenesDataset(StreetScenesFrames frames, params IReadOnlyList<ImageSize> sizes) : ISegmentationDataset
{
    private const ulong SizeSeed = 0x53495A45;

    public string Name => "streetscenes";

    public LabelSet Labels => LabelSet.Cityscapes;

    public int Count => frames.Count;

    public ISampleReader OpenReader() => new Reader(frames, sizes);

    private sealed class Reader(StreetScenesFrames frames, IReadOnlyList<ImageSize> sizes) : ISampleReader
    {
        private readonly StreetScenesRenderer?[] _renderers = new StreetScenesRenderer?[sizes.Count];

        public void Read(int index, SampleBuffer sample)
        {
            int choice = new SampleRandom(SizeSeed, (ulong)index).NextInt32(sizes.Count);
            ImageSize size = sizes[choice];
            StreetScenesRenderer renderer = _renderers[choice] ??= new StreetScenesRenderer(size.Width, size.Height);
            (ulong seed, int frame) = frames[index];
            sample.Resize(size.Width, size.Height);
            renderer.Render(frames.Split, seed, frame, sample.Rgb, sample.Mask);
        }

        public void Dispose()
        {
        }
    }
}
