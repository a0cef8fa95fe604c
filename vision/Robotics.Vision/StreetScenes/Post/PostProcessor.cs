using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>
/// Turns rows of linear light into bytes: blur, vignette, noise, display curve. Rows are pushed from the top; the ring of rows that are
/// blurred sideways is just as long as the vertical kernel.
/// </summary>
internal sealed unsafe class PostProcessor
{
    private const int RingSize = 2 * BlurKernel.MaxRadius + 1;

    private readonly int _width;
    private readonly int _height;
    private readonly FixedRow _row;
    private readonly FixedRow _sum;
    private readonly FixedRow[] _ring = new FixedRow[RingSize];
    private readonly NoiseTable _noise;
    private readonly LensFalloff _lens;
    private readonly BlurKernel _across = new();
    private readonly BlurKernel _down = new();
    private readonly byte[] _packed;
    private SensorModel _sensor;
    private ulong _noiseKey;

    public PostProcessor(int width, int height)
    {
        _width = width;
        _height = height;
        _noise = new NoiseTable(width);
        _lens = new LensFalloff(width, height);
        _row = new FixedRow(width);
        _sum = new FixedRow(width);
        for (var i = 0; i < RingSize; i++)
        {
            _ring[i] = new FixedRow(width);
        }

        _packed = GC.AllocateArray<byte>((width + 2 * FixedPoint.Lanes) * 3, pinned: true);
    }

    public void Begin(in SensorModel sensor, ulong seed, int frame)
    {
        _sensor = sensor;
        _noiseKey = SceneRandom.For(seed, SceneStream.Noise, frame).Bits();
        _lens.Begin(sensor.Vignette);
        var scale = _width / 1280f;
        var focus = sensor.FocusBlur * sensor.FocusBlur;
        _across.Set(MathF.Sqrt(focus + sensor.MotionBlurX * sensor.MotionBlurX) * scale, sensor.Sharpening);
        _down.Set(MathF.Sqrt(focus + sensor.MotionBlurY * sensor.MotionBlurY) * scale, sensor.Sharpening);
    }

    /// <summary>Takes row <paramref name="y"/>; writes every row of <paramref name="rgb"/> that is complete by then.</summary>
    public void Push(int y, RowBuffer row, Span<byte> rgb)
    {
        _row.Load(row);
        _row.Blur(_across, _ring[y % RingSize]);
        if (y >= _down.Radius)
        {
            Write(y - _down.Radius, rgb);
        }

        if (y == _height - 1)
        {
            for (var last = Math.Max(0, _height - _down.Radius); last < _height; last++)
            {
                Write(last, rgb);
            }
        }
    }

    /// <summary>Writes a row: straight to its place where later rows lie behind it, for a row runs over its end.</summary>
    private void Write(int y, Span<byte> rgb)
    {
        BlurDown(y);
        var target = rgb[(3 * _width * y)..];
        if (target.Length >= _packed.Length)
        {
            fixed (byte* place = target)
            {
                Expose(y, place);
            }

            return;
        }

        Expose(y, (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_packed)));
        _packed.AsSpan(0, 3 * _width).CopyTo(target);
    }

    private void Expose(int y, byte* target)
    {
        var random = SceneRandom.For(_noiseKey, SceneStream.Noise, y);
        float* noiseRed = _noise.Row(random.Bits()), noiseGreen = _noise.Row(random.Bits()), noiseBlue = _noise.Row(random.Bits());
        var columns = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_lens.Columns));
        var rowGain = Vector256.Create(_lens.Row(y));
        var curve = new DisplayCurve(_sensor);
        var light = _sum.Plane(0);
        var stride = _sum.Stride;
        for (var x = 0; x < _width; x += Lanes.Count)
        {
            var gain = Vector256.Load(columns + x) + rowGain;
            PixelPacker.Store(
                target + 3 * x,
                curve.Red(Widen(light + x), gain, Vector256.Load(noiseRed + x)),
                curve.Green(Widen(light + x + stride), gain, Vector256.Load(noiseGreen + x)),
                curve.Blue(Widen(light + x + 2 * stride), gain, Vector256.Load(noiseBlue + x)));
        }
    }

    /// <summary>Sums the rows around <paramref name="y"/>.</summary>
    private void BlurDown(int y)
    {
        var taps = 2 * _down.Radius + 1;
        var rows = stackalloc short*[RingSize];
        var weights = stackalloc Vector256<short>[RingSize];
        for (var i = 0; i < taps; i++)
        {
            var offset = i - _down.Radius;
            rows[i] = _ring[Math.Clamp(y + offset, 0, _height - 1) % RingSize].Plane(0);
            weights[i] = FixedPoint.Weight(_down[Math.Abs(offset)]);
        }

        // The three planes lie behind each other, so that one loop serves them all.
        var sum = _sum.Plane(0);
        for (var x = 0; x < 2 * _sum.Stride + _width; x += FixedPoint.Lanes)
        {
            var total = FixedPoint.Scale(Vector256.Load(rows[0] + x), weights[0]);
            for (var i = 1; i < taps; i++)
            {
                total += FixedPoint.Scale(Vector256.Load(rows[i] + x), weights[i]);
            }

            total.Store(sum + x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(short* light)
    {
        var narrow = Vector128.Load(light);
        return Vector256.Create(Vector128.WidenLower(narrow), Vector128.WidenUpper(narrow));
    }
}
