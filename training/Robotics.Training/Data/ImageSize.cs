using System.Globalization;

namespace Robotics.Training.Data;

/// <summary>Size of a picture in pixels; written as HxW, the order of tensors.</summary>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>Reads "288x512".</summary>
    public static bool TryParse(string text, out ImageSize size)
    {
        size = default;
        string[] parts = text.Split('x');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || height == 0 || width == 0)
        {
            return false;
        }

        size = new ImageSize(height, width);
        return true;
    }

    public override string ToString() => $"{Height}x{Width}";
}
