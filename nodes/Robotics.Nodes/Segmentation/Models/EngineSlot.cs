namespace Robotics.Nodes.Segmentation.Models;

/// <summary>Holds the engine at work. It is exchanged between two frames, never during one.</summary>
internal sealed class EngineSlot : IDisposable
{
    private volatile SegmentationEngine? _engine;

    /// <summary>Held for the length of a frame; the engine is neither exchanged nor disposed meanwhile.</summary>
    public Lock Frame { get; } = new();

    /// <summary>The engine at work; null while the node is not configured. What its model says about itself outlives it.</summary>
    public SegmentationEngine? Engine => _engine;

    /// <summary>Puts an engine in the place of another, which is then the caller's to dispose.</summary>
    /// <returns>False, and nothing is done, when the other is not the one at work any more.</returns>
    public bool TryReplace(SegmentationEngine? expected, SegmentationEngine? next)
    {
        lock (Frame)
        {
            if (!ReferenceEquals(_engine, expected))
            {
                return false;
            }

            _engine = next;
            return true;
        }
    }

    /// <summary>Takes the engine away and disposes it.</summary>
    public void Clear()
    {
        SegmentationEngine? engine = _engine;
        if (TryReplace(engine, null))
        {
            engine?.Dispose();
        }
    }

    public void Dispose() => Clear();
}
