using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera.Sources;

/// <summary>A loop of street scenes with their ground truth, rendered once and replayed.</summary>
internal sealed class SceneSource : IFrameSource
{
    private const int Channels = 3;

    private readonly byte[][] _images;
    private readonly byte[][] _labels;
    private int _position = -1;

    /// <summary>Renders the loop, on all cores.</summary>
    /// <param name="plan">The frames.</param>
    /// <param name="size">Their size.</param>
    /// <param name="progress">Receives the number of frames rendered and their total.</param>
    public SceneSource(SceneLoopPlan plan, FrameSize size, IProgress<(int Done, int Total)> progress)
    {
        Plan = plan;
        Size = size;
        _images = new byte[plan.Frames][];
        _labels = new byte[plan.Frames][];
        int done = 0;
        Parallel.For(
            0,
            plan.Frames,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new StreetScenesRenderer(size.Width, size.Height),
            (index, _, renderer) =>
            {
                Render(renderer, index);
                progress.Report((Interlocked.Increment(ref done), plan.Frames));
                return renderer;
            },
            _ => { });
    }

    /// <summary>The frames of the loop.</summary>
    public SceneLoopPlan Plan { get; }

    public string Description => $"{Plan.Frames} street scenes of {Size}";

    public FrameSize Size { get; }

    public ReadOnlySpan<byte> Image => _images[_position];

    public ReadOnlySpan<byte> Label => _labels[_position];

    public void MoveNext() => _position = (_position + 1) % _images.Length;

    public void Dispose()
    {
    }

    private void Render(StreetScenesRenderer renderer, int index)
    {
        byte[] image = GC.AllocateUninitializedArray<byte>(Size.Pixels * Channels);
        byte[] label = GC.AllocateUninitializedArray<byte>(Size.Pixels);
        (ulong seed, int frame) = Plan[index];
        renderer.Render(Plan.Split, seed, frame, image, label);
        for (int i = 0; i < image.Length; i += Channels)
        {
            (image[i], image[i + 2]) = (image[i + 2], image[i]);
        }

        _images[index] = image;
        _labels[index] = label;
    }
}
