using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
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
    private readonly RowBuffer _sum;
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
        _sum = new RowBuffer(width);
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
        var radius = _across.Radius;
        for (var channel = 0; channel < 3; channel++)
        {
            var from = source.Plane(channel);
            var to = target.Plane(channel);
            for (var i = 1; i <= BlurKernel.MaxRadius; i++)
            {
                from[-i] = from[0];
                from[_width - 1 + i] = from[_width - 1];
            }

            var center = Vector256.Create(_across[0]);
            for (var x = 0; x < _width; x += 8)
            {
                var sum = Vector256.Load(from + x) * center;
                for (var i = 1; i <= radius; i++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.Load(from + x - i) + Vector256.Load(from + x + i), Vector256.Create(_across[i]), sum);
                }

                sum.Store(to + x);
            }
        }
    }

    private void Write(int y, Span<byte> rgb)
    {
        BlurDown(y);
        var random = SceneRandom.For(_noiseKey, SceneStream.Noise, y);
        float* noiseRed = _noise.Row(random.Bits()), noiseGreen = _noise.Row(random.Bits()), noiseBlue = _noise.Row(random.Bits());
        float* red = _sum.Red, green = _sum.Green, blue = _sum.Blue;
        var packed = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_packed));

        var half = 0.5f * _width;
        var dy = (y + 0.5f - 0.5f * _height) / half;
        var step = Vector256.Create(1f / half);
        var order = Vector256.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15, 0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15);
        var lens = Vector256.Create(1f - _sensor.Vignette * dy * dy);
        var falloff = Vector256.Create(-_sensor.Vignette);
        for (var x = 0; x < _width; x += 8)
        {
            var dx = Vector256.FusedMultiplyAdd(Raster.Lanes.Centers(x), step, Vector256.Create(-1f));
            var gain = Vector256.FusedMultiplyAdd(dx * dx, falloff, lens);
            var r = Expose(Vector256.Load(red + x) * gain, _sensor.Gain.X, Vector256.Load(noiseRed + x));
            var g = Expose(Vector256.Load(green + x) * gain, _sensor.Gain.Y, Vector256.Load(noiseGreen + x));
            var b = Expose(Vector256.Load(blue + x) * gain, _sensor.Gain.Z, Vector256.Load(noiseBlue + x));
            var pixels = r | Vector256.ShiftLeft(g, 8) | Vector256.ShiftLeft(b, 16);
            var bytes = Vector256.Create(Vector128.Shuffle(pixels.GetLower().AsByte(), order.GetLower()), Vector128.Shuffle(pixels.GetUpper().AsByte(), order.GetUpper()));
            bytes.GetLower().Store(packed + 3 * x);
            bytes.GetUpper().Store(packed + 3 * x + 12);
        }

        _packed.AsSpan(0, 3 * _width).CopyTo(rgb[(3 * _width * y)..]);
    }

    private void BlurDown(int y)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var to = _sum.Plane(channel);
            var middle = Ring(y).Plane(channel);
            var center = Vector256.Create(_down[0]);
            if (_down.Radius == 1)
            {
                float* above = Ring(y - 1).Plane(channel), below = Ring(y + 1).Plane(channel);
                var side = Vector256.Create(_down[1]);
                for (var x = 0; x < _width; x += 8)
                {
                    Vector256.FusedMultiplyAdd(Vector256.Load(above + x) + Vector256.Load(below + x), side, Vector256.Load(middle + x) * center).Store(to + x);
                }

                continue;
            }

            for (var x = 0; x < _width; x += 8)
            {
                (Vector256.Load(middle + x) * center).Store(to + x);
            }

            for (var i = 1; i <= _down.Radius; i++)
            {
                float* above = Ring(y - i).Plane(channel), below = Ring(y + i).Plane(channel);
                var side = Vector256.Create(_down[i]);
                for (var x = 0; x < _width; x += 8)
                {
                    Vector256.FusedMultiplyAdd(Vector256.Load(above + x) + Vector256.Load(below + x), side, Vector256.Load(to + x)).Store(to + x);
                }
            }
        }
    }

    private RowBuffer Ring(int y) => _ring[Math.Clamp(y, 0, _height - 1) % RingSize];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Expose(Vector256<float> light, float gain, Vector256<float> normal)
    {
        light = Vector256.Max(light * gain, Vector256<float>.Zero);
        var deviation = Vector256.Sqrt(Vector256.FusedMultiplyAdd(light, Vector256.Create(_sensor.ShotNoise), Vector256.Create(_sensor.ReadNoise * _sensor.ReadNoise)));
        var signal = Vector256.Max(Vector256.FusedMultiplyAdd(normal, deviation, light + Vector256.Create(_sensor.Black)), Vector256<float>.Zero);
        var shoulder = Vector256.Create(_sensor.Shoulder);
        var tone = Vector256.Sqrt(signal * (1f + _sensor.Shoulder) / (signal + shoulder));
        return Vector256.ConvertToInt32Native(Vector256.Min(Vector256.FusedMultiplyAdd(tone, Vector256.Create(255f), Vector256.Create(0.5f)), Vector256.Create(255f)));
    }
}
