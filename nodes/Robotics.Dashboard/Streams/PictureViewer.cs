namespace Robotics.Dashboard.Streams;

/// <summary>One page's look at one stream: at most one picture is under way to it, and it asks for the next when that is drawn.</summary>
/// <param name="stream">The stream.</param>
/// <param name="index">The stream's number in what is sent to the page.</param>
/// <param name="ready">Called when a picture is there to be sent.</param>
internal sealed class PictureViewer(ImageStream stream, byte index, Action ready) : IDisposable
{
    private readonly IDisposable _watch = stream.Watch();
    private Picture? _picture;
    private int _isClosed;

    public byte Index => index;

    /// <summary>Number of the newest picture that the page was given.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The page is ready for another picture.</summary>
    public void Request() => stream.Request(this);

    /// <summary>Called by the stream; takes the hold over.</summary>
    public void Take(Picture picture)
    {
        LastNumber = picture.Number;
        Interlocked.Exchange(ref _picture, picture)?.Release();
        if (Volatile.Read(ref _isClosed) != 0)
        {
            TakeOut()?.Release();
        }

        ready();
    }

    /// <summary>The picture to send, whose hold goes to the caller, or null.</summary>
    public Picture? TakeOut() => Interlocked.Exchange(ref _picture, null);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            stream.Withdraw(this);
            _watch.Dispose();
            TakeOut()?.Release();
        }
    }
}
