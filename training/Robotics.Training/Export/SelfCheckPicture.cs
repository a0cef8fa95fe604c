using Robotics.Vision;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Export;

/// <summary>The small street view that exported models carry as their self-check.</summary>
internal static class SelfCheckPicture
{
    /// <summary>Columns.</summary>
    public const int Width = 128;

    /// <summary>Rows.</summary>
    public const int Height = 72;

    private const ulong Seed = 2;

    /// <summary>rgb8 without padding.</summary>
    public static byte[] Render()
    {
        var rgb = new byte[Width * Height * 3];
        var label = new byte[Width * Height];
        new StreetScenesRenderer(Width, Height).Render(StreetScenesSplit.Val, Seed, 0, rgb, label);
        return rgb;
    }

    /// <summary>A view of the picture's bytes.</summary>
    public static ImageSpan View(byte[] rgb) => new(rgb, Width, Height, Width * 3, PixelFormat.Rgb8);
}
