using Robotics.Imaging;

namespace Robotics.Training.Data.Folder;

/// <summary>Decodes the pictures of a folder.</summary>
internal static class ImageFile
{
    /// <exception cref="DatasetException">The file cannot be read as a picture.</exception>
    public static DecodedImage Decode(string path) => Decode(path, PixelLayout.Rgb8);

    /// <exception cref="DatasetException">The file cannot be read in that layout.</exception>
    public static DecodedImage Decode(string path, PixelLayout layout)
    {
        try
        {
            return ImageCodecs.DecodeFile(path, layout);
        }
        catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(e.Message, e);
        }
    }
}
