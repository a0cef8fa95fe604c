using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>
/// What a wet street reflects: the rows above, kept as they are shaded, read upside down about the horizon. Every fourth row is enough,
/// since ripples smear reflections downwards anyway.
/// </summary>
internal sealed unsafe class WetMirror
{
    private const int RowStep = 4;

    private readonly ViewCamera _camera;
    private readonly float[] _rows;
    private readonly int _stride;
    private readonly int _width;

    public WetMirror(ViewCamera camera, int width, int height)
    {
        _camera = camera;
        _width = width;
        _stride = (width + 15) / 8 * 8;
        _rows = GC.AllocateArray<float>((height / RowStep + 1) * 3 * _stride, pinned: true);
    }

    /// <summary>Keeps a shaded row.</summary>
    public void Keep(int y, RowBuffer colors)
    {
        if (y % RowStep == 0)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                new Span<float>(colors.Plane(channel), _width).CopyTo(_rows.AsSpan((y / RowStep * 3 + channel) * _stride, _width));
            }
        }
    }

    /// <summary>
    /// The colour planes seen from pixel row <paramref name="y"/>, whose ray falls by <paramref name="slope"/>; a
    /// <paramref name="ripple"/> around zero moves the place. Planes lie <paramref name="stride"/> floats apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Reflect(int y, float slope, float ripple, out int stride)
    {
        var below = slope * _camera.Focal / _camera.Down.Y;
        var source = (int)MathF.Max(0f, y - 2f * below * (1f + ripple));
        stride = _stride;
        return (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_rows)) + Math.Min(source, y) / RowStep * 3 * _stride;
    }
}
