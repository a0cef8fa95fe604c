using Robotics.Inference;

namespace Robotics.Nodes.Segmentation;

/// <summary>How the segmentation node runs.</summary>
internal sealed class SegmentationOptions
{
    /// <summary>The model file.</summary>
    public string Model { get; set; } = "";

    public ExecutionProvider Provider { get; set; }

    /// <summary>GPU ordinal.</summary>
    public int Device { get; set; }

    /// <summary>What to do where the provider cannot be had.</summary>
    public ProviderFallback Fallback { get; set; }

    /// <summary>Threads of one inference; 0 stands for one a core.</summary>
    public int Threads { get; set; }

    /// <summary>What follows from a failed self-check of the model.</summary>
    public SelfCheckPolicy SelfCheck { get; set; }

    /// <summary>Frames a second that are segmented at most; 0 for no limit.</summary>
    public double MaxFps { get; set; }

    public ImageTransport ImageTransport { get; set; }

    public ProviderOptions ToProviderOptions() => new() { Provider = Provider, Device = Device, Fallback = Fallback, Threads = Threads };
}
