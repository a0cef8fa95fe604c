namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>
/// Reads the field <c>format</c> of compressed images as compressed_image_transport writes it, for example
/// <c>rgb8; jpeg compressed bgr8</c>: the camera's encoding, then the codec and what was handed to it. Others write the codec alone.
/// </summary>
internal readonly ref struct CompressedFormat(ReadOnlySpan<byte> format)
{
    private const int MosaicName = 10;
    private readonly ReadOnlySpan<byte> _format = format;

    /// <summary>The file shows red as blue: the codec, which stores blue first, was handed red first.</summary>
    public bool IsSwapped => _format.IndexOf((byte)';') is >= 0 and int end && _format[end..].IndexOf("compressed rgb"u8) >= 0;

    /// <summary>Whether a file of one channel shows the mosaic of a camera, as its 8-bit encoding then names it.</summary>
    public bool TryGetMosaic(Span<byte> encoding, out int length)
    {
        length = 0;
        if (!_format.StartsWith("bayer_"u8) || _format.Length < MosaicName || encoding.Length <= MosaicName)
        {
            return false;
        }

        _format[..MosaicName].CopyTo(encoding);
        encoding[MosaicName] = (byte)'8';
        length = MosaicName + 1;
        return true;
    }
}
