namespace Robotics.Nodes.Camera;

/// <summary>An endless row of images. Disposing it, which may be done twice, breaks off a <see cref="MoveNext"/> that waits.</summary>
internal interface IFrameSource : IDisposable
{
    /// <summary>What is shown, for people.</summary>
    string Description { get; }

    /// <summary>Size of the present frame.</summary>
    FrameSize Size { get; }

    /// <summary>The present frame, bgr8 without padding.</summary>
    ReadOnlySpan<byte> Image { get; }

    /// <summary>Class id of every pixel; empty where nobody knows them.</summary>
    ReadOnlySpan<byte> Label { get; }

    /// <summary>Moves to the next frame; the first call to the first.</summary>
    /// <exception cref="IOException">The source broke off.</exception>
    void MoveNext();
}
