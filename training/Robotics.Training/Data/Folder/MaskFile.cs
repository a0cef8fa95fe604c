using Robotics.Imaging;
using Robotics.Vision;

namespace Robotics.Training.Data.Folder;

/// <summary>Decodes class-id masks.</summary>
internal static class MaskFile
{
    /// <exception cref="DatasetException">The file is no 8-bit gray or palette PNG.</exception>
    public static DecodedImage Decode(string path) => ImageFile.Decode(path, PixelLayout.Label8);

    /// <exception cref="DatasetException">A class id is too large.</exception>
    public static void RequireClasses(string path, ReadOnlySpan<byte> mask, int classes)
    {
        foreach (byte id in mask)
        {
            if (id >= classes && id != LabelSet.Unlabelled)
            {
                throw new DatasetException(
                    $"{path} holds the class id {id}, but there are {classes} classes (0 to {classes - 1}; 255 is unlabelled).");
            }
        }
    }
}
