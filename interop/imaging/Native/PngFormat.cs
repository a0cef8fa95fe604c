namespace Robotics.Imaging.Native;

/// <summary>PNG_FORMAT_*.</summary>
[Flags]
internal enum PngFormat : uint
{
    Gray = 0,
    Alpha = 1,
    Color = 2,
    Linear = 4,
    Colormap = 8,
    BlueFirst = 16,
    Rgb = Color,
    Bgr = Color | BlueFirst,
    Rgba = Rgb | Alpha,
    Bgra = Bgr | Alpha,
}
