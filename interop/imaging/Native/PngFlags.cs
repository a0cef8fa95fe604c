namespace Robotics.Imaging.Native;

/// <summary>PNG_IMAGE_FLAG_*.</summary>
[Flags]
internal enum PngFlags : uint
{
    None = 0,
    Fast = 2,
    SixteenBitSrgb = 4,
}
