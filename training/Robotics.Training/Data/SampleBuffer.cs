namespace Robotics.Training.Data;

/// <summary>One picture with its mask or label, in memory that grows to the largest sample and is then reused. Not thread-safe.</summary>
public sealed class SampleBuffer
{
    private byte[] _rgb = [];
    private byte[] _mask = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Class id of the whole picture, in classification.</summary>
    public int Label { get; set; }

    /// <summary>Interleaved RGB, Height x Width x 3.</summary>
    public Span<byte> Rgb => _rgb.AsSpan(0, Width * Height * 3);

    /// <summary>Class ids, Height x Width; 255 is unlabelled.</summary>
    public Span<byte> Mask => _mask.AsSpan(0, Width * Height);

    /// <summary>Sets the size; the contents are undefined afterwards.</summary>
    public void Resize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        int pixels = checked(width * height);
        if (_mask.Length < pixels)
        {
            _mask = new byte[pixels];
            _rgb = new byte[checked(pixels * 3)];
        }

        Width = width;
        Height = height;
    }
}
