using Robotics.Vision.Kernels;

namespace Robotics.Vision.Decoders;

/// <summary>
/// Interpolates the two colours that each pixel lacks from its neighbours that have them. Pixels at the border are copies of those next to
/// them, as in OpenCV.
/// </summary>
internal sealed unsafe class BayerDecoder(int redColumn, int redRow, bool isWide, bool vectors) : ImageDecoder
{
    private const int Channels = 3;
    private const int Neighbourhood = 3;
    private readonly MosaicRow _kernel = new(vectors);
    private PinnedBuffer<byte> _reduced = new(0);

    public override void Decode(in EncodedImage image, byte* source, byte* target)
    {
        if (isWide && _reduced.Length < Neighbourhood * image.Width)
        {
            _reduced = new PinnedBuffer<byte>(Neighbourhood * image.Width);
        }

        long stride = Channels * (long)image.Width;
        byte* upper = Row(image, source, 0), middle = Row(image, source, 1);
        for (int y = 1; y < image.Height - 1; y++)
        {
            byte* lower = Row(image, source, y + 1);
            DecodeRow(upper, middle, lower, target + y * stride, y, image.Width);
            upper = middle;
            middle = lower;
        }

        new ReadOnlySpan<byte>(target + stride, (int)stride).CopyTo(new Span<byte>(target, (int)stride));
        byte* last = target + (image.Height - 1) * stride;
        new ReadOnlySpan<byte>(last - stride, (int)stride).CopyTo(new Span<byte>(last, (int)stride));
    }

    // Rows of 16 bits go through memory for three of them in turn.
    private byte* Row(in EncodedImage image, byte* source, int y)
    {
        byte* row = source + (long)y * image.Step;
        if (!isWide)
        {
            return row;
        }

        byte* reduced = _reduced.Pointer + y % Neighbourhood * image.Width;
        SixteenBitDecoder.Reduce((ushort*)row, image.IsBigEndian, reduced, image.Width, vectors);
        return reduced;
    }

    private void DecodeRow(byte* upper, byte* middle, byte* lower, byte* target, int y, int width)
    {
        bool hasRed = y % 2 == redRow;
        _kernel.Decode(upper, middle, lower, target, width, hasRed ? redColumn : 1 - redColumn, hasRed);
        byte* last = target + Channels * (width - 1);
        for (int channel = 0; channel < Channels; channel++)
        {
            target[channel] = target[Channels + channel];
            last[channel] = last[channel - Channels];
        }
    }
}
