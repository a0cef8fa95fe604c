using Robotics.Imaging;
using Robotics.Training.Data;

namespace Robotics.Training.Tests.Data;

/// <summary>A folder of images/ and masks/ that is easy to learn: bright rectangles (class 1) on a dark ground (class 0).</summary>
internal sealed class ToyFolder : IDisposable
{
    private ToyFolder(string path) => Root = path;

    public string Root { get; }

    public static ToyFolder Create(int pictures, int height = 64, int width = 96)
    {
        var folder = new ToyFolder(Directory.CreateTempSubdirectory("toy").FullName);
        Directory.CreateDirectory(Path.Combine(folder.Root, "images"));
        Directory.CreateDirectory(Path.Combine(folder.Root, "masks"));
        for (int i = 0; i < pictures; i++)
        {
            (byte[] rgb, byte[] mask) = Draw(height, width, new SampleRandom(7, (ulong)i));
            folder.Add($"{i:D3}", rgb, mask, height, width);
        }

        return folder;
    }

    public void Add(string name, byte[] rgb, byte[] mask, int height, int width)
    {
        Write(Path.Combine("images", name + ".png"), rgb, new ImageLayout(width, height, PixelLayout.Rgb8));
        Write(Path.Combine("masks", name + ".png"), mask, new ImageLayout(width, height, PixelLayout.Mono8));
    }

    public void Write(string path, byte[] pixels, ImageLayout layout) =>
        File.WriteAllBytes(Path.Combine(Root, path), ImageCodecs.Png.Encode(pixels, layout));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static (byte[] Rgb, byte[] Mask) Draw(int height, int width, SampleRandom random)
    {
        (int left, int top) = (random.NextInt32(width / 2), random.NextInt32(height / 2));
        var rgb = new byte[height * width * 3];
        var mask = new byte[height * width];
        for (int i = 0; i < mask.Length; i++)
        {
            (int y, int x) = (i / width, i % width);
            bool inside = x >= left && x < left + (width / 2) && y >= top && y < top + (height / 2);
            mask[i] = inside ? (byte)1 : (byte)0;
            rgb.AsSpan(i * 3, 3).Fill((byte)((inside ? 180 : 40) + random.NextInt32(40)));
        }

        return (rgb, mask);
    }
}
