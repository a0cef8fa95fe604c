using System.Globalization;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera;

/// <summary>Columns and rows of an image.</summary>
internal readonly record struct FrameSize(int Width, int Height)
{
    public int Pixels => Width * Height;

    /// <summary>Whether street scenes can be rendered so large.</summary>
    public bool CanBeRendered => IsSide(Width) && IsSide(Height);

    /// <summary>Reads <c>WIDTHxHEIGHT</c>.</summary>
    public static bool TryParse(string text, out FrameSize size)
    {
        string[] sides = text.Split('x');
        size = default;
        if (sides.Length != 2
            || !int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height))
        {
            return false;
        }

        size = new FrameSize(width, height);
        return true;
    }

    public override string ToString() => $"{Width}x{Height}";

    private static bool IsSide(int side) => side is >= StreetScenesRenderer.MinSize and <= StreetScenesRenderer.MaxSize;
}
