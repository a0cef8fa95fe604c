namespace Robotics.Imaging.Native;

/// <summary>One read through the simplified API, header first. The file must stay pinned until <see cref="Dispose"/>.</summary>
internal unsafe ref struct PngReader
{
    private PngImage _image = new();

    public PngReader(byte* encoded, int length)
    {
        fixed (PngImage* self = &_image)
        {
            if (LibPng.BeginReadFromMemory(self, encoded, (nuint)length) == 0)
            {
                throw new ImageFormatException($"The PNG header cannot be read: {_image.Error}.");
            }
        }

        // 16-bit samples hold what 8-bit ones do, not linear light.
        _image.Flags |= PngFlags.SixteenBitSrgb;
    }

    /// <summary>True where the file has an alpha channel or transparent colours.</summary>
    public readonly bool HasAlpha => (_image.Format & PngFormat.Alpha) != 0;

    /// <summary>Reads colours or luminance; the stride counts samples.</summary>
    public void Read(PngFormat format, Span<byte> destination, int stride) => Finish(format, destination, stride, null);

    /// <summary>Reads raw gray values or palette indices of a file of at most 8 bits a pixel, one byte each.</summary>
    public void ReadIndices(Span<byte> destination, int stride)
    {
        byte* colormap = stackalloc byte[256 * 4];
        Finish(PngFormat.Rgba | PngFormat.Colormap, destination, stride, colormap);
    }

    /// <summary>Reads raw 16-bit gray values; the stride counts samples.</summary>
    public void ReadSixteenBit(Span<byte> destination, int stride)
    {
        _image.Flags &= ~PngFlags.SixteenBitSrgb;
        Finish(PngFormat.Linear, destination, stride, null);
    }

    public void Dispose()
    {
        fixed (PngImage* self = &_image)
        {
            LibPng.Free(self);
        }
    }

    private void Finish(PngFormat format, Span<byte> destination, int stride, byte* colormap)
    {
        _image.Format = format;
        fixed (PngImage* self = &_image)
        fixed (byte* target = destination)
        {
            if (LibPng.FinishRead(self, null, target, stride, colormap) == 0)
            {
                throw new ImageFormatException($"The PNG data is corrupt: {_image.Error}.");
            }
        }
    }
}
