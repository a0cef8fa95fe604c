using System.Collections.Immutable;
using Robotics.Imaging;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring.Pictures;

/// <summary>Writes frames as PNG files: the image, and mask and truth blended over it.</summary>
internal sealed class PictureFolder(string path)
{
    private const double Opacity = 0.55;
    private const int BgrBytes = 3;

    /// <param name="pictures">The frames.</param>
    /// <param name="colors">Colour of each class.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public PictureFiles[] Write(IReadOnlyList<Picture> pictures, ImmutableArray<Rgb24> colors)
    {
        Directory.CreateDirectory(path);
        Overlay plain = new([], 0), blended = new(colors, Opacity);
        return
        [
            .. pictures.Select((picture, i) => new PictureFiles(
                Save(picture, plain, picture.Mask, $"frame-{i + 1}-camera.png"),
                Save(picture, blended, picture.Mask, $"frame-{i + 1}-mask.png"),
                Save(picture, blended, picture.Truth, $"frame-{i + 1}-truth.png"),
                Accuracy(picture))),
        ];
    }

    private static double Accuracy(Picture picture)
    {
        ConfusionMatrix counts = new(LabelSet.MaxCount);
        counts.Add(picture.Mask, picture.Truth);
        return counts.PixelAccuracy;
    }

    private string Save(Picture picture, Overlay overlay, byte[] ids, string name)
    {
        byte[] bgr = new byte[picture.Width * picture.Height * BgrBytes];
        overlay.Run(picture.Pixels, ids, bgr);
        string file = Path.Combine(path, name);
        File.WriteAllBytes(file, ImageCodecs.Png.Encode(bgr, new ImageLayout(picture.Width, picture.Height, PixelLayout.Bgr8)));
        return file;
    }
}
