using Robotics.Nodes.Camera.Sources;

namespace Robotics.Nodes.Camera;

/// <summary>Opens the source that the options ask for.</summary>
internal static class FrameSources
{
    private static readonly FrameSize s_defaultSize = new(1280, 720);

    /// <exception cref="IOException">The folder or video cannot be read.</exception>
    public static IFrameSource Open(CameraOptions options)
    {
        FrameSize? size = options.Size is { } text && FrameSize.TryParse(text, out FrameSize parsed) ? parsed : null;
        return options switch
        {
            { ImageFolder: { } folder } => new FolderSource(folder),
            { VideoFile: { } file } => new VideoSource(file, options.Rate, size),
            _ => new SceneSource(
                new SceneLoopPlan(options.Split, options.Seed, options.Scenes, options.FramesPerScene), size ?? s_defaultSize,
                new SceneProgress()),
        };
    }
}
