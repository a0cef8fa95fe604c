namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>Which image topics a node listens to.</summary>
internal enum ImageTransport
{
    /// <summary><c>image</c>, and <c>image/compressed</c> as long as nobody publishes <c>image</c>.</summary>
    Auto,

    /// <summary><c>image</c> only.</summary>
    Raw,

    /// <summary><c>image/compressed</c> only.</summary>
    Compressed,
}
