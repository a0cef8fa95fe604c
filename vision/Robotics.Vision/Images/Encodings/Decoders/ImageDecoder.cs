namespace Robotics.Vision.Decoders;

/// <summary>Turns messages of one encoding into pixels of its format.</summary>
internal abstract unsafe class ImageDecoder
{
    /// <summary>Writes all rows without padding.</summary>
    /// <param name="image">What the bytes are.</param>
    /// <param name="source">The bytes of <paramref name="image"/>, none of which is read beyond its end.</param>
    /// <param name="target">Receives Height x Width pixels.</param>
    public abstract void Decode(in EncodedImage image, byte* source, byte* target);
}
