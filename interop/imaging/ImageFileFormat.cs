namespace Robotics.Imaging;

/// <summary>The file formats read and written here.</summary>
public enum ImageFileFormat
{
    /// <summary>JPEG (ITU-T T.81), 8 bits a sample; lossy, so never for masks.</summary>
    Jpeg,

    /// <summary>PNG (W3C), lossless.</summary>
    Png,
}
