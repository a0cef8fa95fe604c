using System.Security.Cryptography;
using Robotics.Vision.StreetScenes;

namespace Robotics.Vision.Tests.StreetScenes;

/// <summary>One rendered frame with its label.</summary>
internal sealed class Picture
{
    private Picture(int width, int height)
    {
        Width = width;
        Height = height;
        Rgb = new byte[width * height * 3];
        Label = new byte[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Rgb { get; }

    public byte[] Label { get; }

    public string Hash => Convert.ToHexString(SHA256.HashData([.. Rgb, .. Label]));

    public static Picture Render(StreetScenesRenderer renderer, StreetScenesSplit split, ulong seed, int frame)
    {
        var picture = new Picture(renderer.Width, renderer.Height);
        renderer.Render(split, seed, frame, picture.Rgb, picture.Label);
        return picture;
    }

    public int[] CountClasses()
    {
        var counts = new int[256];
        foreach (byte label in Label)
        {
            counts[label]++;
        }

        return counts;
    }
}
