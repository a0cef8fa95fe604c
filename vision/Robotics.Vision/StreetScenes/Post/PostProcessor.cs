using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>
/// Turns rows of linear light into bytes: blur, vignette, noise, tone curve. Rows are pushed from the top; the ring of blurred rows is
/// just as long as the vertical kernel.
/// </summary>
internal sealed unsafe class PostProcessor
{
    private const int RingSize = 2 * BlurKernel.MaxRadius + 1;

    private readonly int _width;
    private readonly int _height;
    private readonly RowBuffer[] _ring = new RowBuffer[RingSize];
    private readonly NoiseTable _noise;
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
        for (var i = 0; i < RingSize; i++)
        {
            _ring[i] = new RowBuffer(width);
        }

        _packed = GC.AllocateArray<byte>((width + 16) * 3, pinned: true);
    }

    public void Begin(in SensorModel sensor, ulong seed, int frame)
    {
        _sensor = sensor;
        _noiseKey = SceneRandom.For(seed, SceneStream.Noise, frame).Bits();
        var scale = _width / 1280f;
        var focus = sensor.FocusBlur * sensor.FocusBlur;
        _across.Set(MathF.Sqrt(focus + sensor.MotionBlurX * sensor.MotionBlurX) * scale, sensor.Sharpening);
        _down.Set(MathF.Sqrt(focus + sensor.MotionBlurY * sensor.MotionBlurY) * scale, sensor.Sharpening);
    }

    /// <summary>Takes row <paramref name="y"/>; writes every row of <paramref name="rgb"/> that is complete by then.</summary>
    public void Push(int y, RowBuffer row, Span<byte> rgb)
    {
        BlurAcross(row, _ring[y % RingSize]);
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

    private void BlurAcross(RowBuffer source, RowBuffer target)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var from = source.Plane(channel);
            for (var i = 1; i <= BlurKernel.MaxRadius; i++)
            {
                from[-i] = from[0];
                from[_width - 1 + i] = from[_width - 1];
            }

            BlurAcross(from, target.Plane(channel));
        }
    }

    private void BlurAcross(float* from, float* to)
    {
        Vector256<float> center = Vector256.Create(_across[0]), near = Vector256.Create(_across[1]), far = Vector256.Create(_across[2]);
        var radius = _across.Radius;
        for (var x = 0; x < _width; x += Lanes.Count)
        {
            var at = from + x;
            var sum = Vector256.FusedMultiplyAdd(Vector256.Load(at - 1) + Vector256.Load(at + 1), near, Vector256.Load(at) * center);
            if (radius > 1)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.Load(at - 2) + Vector256.Load(at + 2), far, sum);
                for (var i = 3; i <= radius; i++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.Load(at - i) + Vector256.Load(at + i), Vector256.Create(_across[i]), sum);
                }
            }

            sum.Store(to + x);
        }
    }

    private void Write(int y, Span<byte> rgb)
    {
        var random = SceneRandom.For(_noiseKey, SceneStream.Noise, y);
        float* noiseRed = _noise.Row(random.Bits()), noiseGreen = _noise.Row(random.Bits()), noiseBlue = _noise.Row(random.Bits());
        var packed = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_packed));
        var rows = stackalloc float*[RingSize];
        for (var i = -BlurKernel.MaxRadius; i <= BlurKernel.MaxRadius; i++)
        {
            rows[i + BlurKernel.MaxRadius] = _ring[Math.Clamp(y + Math.Clamp(i, -_down.Radius, _down.Radius), 0, _height - 1) % RingSize].Red;
        }

        var weights = stackalloc Vector256<float>[BlurKernel.MaxRadius + 1];
        for (var i = 0; i <= BlurKernel.MaxRadius; i++)
        {
            weights[i] = Vector256.Create(_down[i]);
        }

        var curve = new DisplayCurve(_sensor);
        var half = 0.5f * _width;
        var dy = (y + 0.5f - 0.5f * _height) / half;
        var step = Vector256.Create(1f / half);
        var order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15);
        var lens = Vector256.Create(1f - _sensor.Vignette * dy * dy);
        Vector256<float> gainRed = Vector256.Create(_sensor.Gain.X), gainGreen = Vector256.Create(_sensor.Gain.Y), gainBlue = Vector256.Create(_sensor.Gain.Z);
        var stride = _ring[0].Stride;
        var falloff = Vector256.Create(-_sensor.Vignette);
        for (var x = 0; x < _width; x += Lanes.Count)
        {
            BlurDown(rows, weights, _down.Radius, stride, x, out var red, out var green, out var blue);
            var dx = Vector256.FusedMultiplyAdd(Lanes.Centers(x), step, Vector256.Create(-1f));
            var gain = Vector256.FusedMultiplyAdd(dx * dx, falloff, lens);
            var r = curve.Expose(red, gain * gainRed, Vector256.Load(noiseRed + x));
            var g = curve.Expose(green, gain * gainGreen, Vector256.Load(noiseGreen + x));
            var b = curve.Expose(blue, gain * gainBlue, Vector256.Load(noiseBlue + x));
            var pixels = r | Vector256.ShiftLeft(g, 8) | Vector256.ShiftLeft(b, 16);
            Vector128.Shuffle(pixels.GetLower().AsByte(), order).Store(packed + 3 * x);
            Vector128.Shuffle(pixels.GetUpper().AsByte(), order).Store(packed + 3 * x + 12);
        }

        _packed.AsSpan(0, 3 * _width).CopyTo(rgb[(3 * _width * y)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BlurDown(
        float** rows, Vector256<float>* weights, int radius, int stride, int x, out Vector256<float> red, out Vector256<float> green, out Vector256<float> blue)
    {
        var middle = rows + BlurKernel.MaxRadius;
        var at = *middle + x;
        red = Vector256.Load(at) * weights[0];
        green = Vector256.Load(at + stride) * weights[0];
        blue = Vector256.Load(at + 2 * stride) * weights[0];
        for (var i = 1; i <= radius; i++)
        {
            float* above = middle[-i] + x, below = middle[i] + x;
            red = Vector256.FusedMultiplyAdd(Vector256.Load(above) + Vector256.Load(below), weights[i], red);
            green = Vector256.FusedMultiplyAdd(Vector256.Load(above + stride) + Vector256.Load(below + stride), weights[i], green);
            blue = Vector256.FusedMultiplyAdd(Vector256.Load(above + 2 * stride) + Vector256.Load(below + 2 * stride), weights[i], blue);
        }
    }
}
