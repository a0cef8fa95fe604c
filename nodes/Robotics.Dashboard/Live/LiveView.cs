using Robotics.Dashboard.Ros;
using Robotics.Dashboard.Streams;

namespace Robotics.Dashboard.Live;

/// <summary>What a page looks at.</summary>
internal sealed class LiveView : IDisposable
{
    public const byte ImageStream = 0;
    public const byte OverlayStream = 1;

    private readonly IDisposable? _shares;

    /// <param name="feed">The camera, or null while none is known.</param>
    /// <param name="streams">The streams, as a page names them.</param>
    /// <param name="ready">Called when a picture is there to be sent.</param>
    public LiveView(CameraFeed? feed, string[] streams, Action ready)
    {
        Feed = feed;
        if (feed is not null)
        {
            PictureViewer?[] viewers =
            [
                streams.Contains("image") ? new PictureViewer(feed.Image, ImageStream, ready) : null,
                streams.Contains("overlay") ? new PictureViewer(feed.Overlay, OverlayStream, ready) : null,
            ];
            Viewers = [.. viewers.OfType<PictureViewer>()];
            _shares = streams.Contains("shares") ? feed.Shares.Watch() : null;
        }
    }

    public CameraFeed? Feed { get; }

    public PictureViewer[] Viewers { get; } = [];

    /// <summary>How many points of the charts were sent.</summary>
    public long PointsSeen;

    public void Dispose()
    {
        Array.ForEach(Viewers, viewer => viewer.Dispose());
        _shares?.Dispose();
    }
}
