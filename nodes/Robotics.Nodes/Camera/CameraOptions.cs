using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera;

/// <summary>What the camera shows, and how fast.</summary>
internal sealed class CameraOptions
{
    /// <summary>A folder of JPEG and PNG images to show, or null.</summary>
    public string? ImageFolder { get; set; }

    /// <summary>A video to show, or null.</summary>
    public string? VideoFile { get; set; }

    /// <summary>Size of rendered scenes, and of a video when given; null: 1280x720, and the video's own.</summary>
    public string? Size { get; set; }

    /// <summary>Frames a second.</summary>
    public double Rate { get; set; }

    /// <summary>Stop after this many frames; 0 for no limit.</summary>
    public long Frames { get; set; }

    /// <summary>Wait with the first frame until both <c>image</c> and <c>label</c> are subscribed.</summary>
    public bool WaitForSubscribers { get; set; }

    /// <summary>The frame that headers name.</summary>
    public string FrameId { get; set; } = "";

    public StreetScenesSplit Split { get; set; }

    /// <summary>Seed of the first rendered scene; the others follow.</summary>
    public ulong Seed { get; set; }

    /// <summary>Number of rendered scenes.</summary>
    public int Scenes { get; set; }

    /// <summary>Consecutive frames rendered of every scene.</summary>
    public int FramesPerScene { get; set; }
}
