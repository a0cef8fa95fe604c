namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// Where the shaders write: row <paramref name="Y"/>, its colours and labels. Shaders go from left to right and may run over by seven
/// pixels.
/// </summary>
internal unsafe readonly record struct RowContext(int Y, RowBuffer Colors, nint Labels, nint Mask)
{
    public byte* Label => (byte*)Labels;

    public byte* GroundMask => (byte*)Mask;
}
