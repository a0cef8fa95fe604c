namespace Robotics.Imaging.Native;

/// <summary>TJPF.</summary>
internal enum TurboJpegPixels
{
    Rgb = 0,
    Bgr = 1,
    Gray = 6,
    Rgba = 7,
    Bgra = 8,
}

/// <summary>TJSAMP.</summary>
internal enum TurboJpegSubsampling
{
    Chroma420 = 2,
    Gray = 3,
}

/// <summary>TJCS.</summary>
internal enum TurboJpegColorspace
{
    Rgb = 0,
    YCbCr = 1,
    Gray = 2,
    Cmyk = 3,
    Ycck = 4,
}
