using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Colours spans of one ground surface: texture, stains, paint, light and shadow, water, haze.</summary>
internal sealed unsafe class GroundPainter(TextureStore textures, ViewCamera camera, GroundModel ground, Dither dither, WetMirror mirror)
{
    private const float Byte = 1f / 255f;

    private readonly GroundSamplers _samplers = new(textures, camera);
    private Atmosphere _air;
    private Vector3 _ambient;
    private Vector3 _sun;

    public void Begin(in Atmosphere air)
    {
        _air = air;
        _ambient = air.Light(Vector3.UnitY, 0f);
        _sun = air.Light(Vector3.UnitY, 1f) - _ambient;
    }

    /// <summary>Starts a run, along which the distance hardly changes.</summary>
    public void Restart() => _samplers.Restart();

    /// <summary>Colours the lanes in <paramref name="members"/> of every group of a span.</summary>
    public void Paint(in RowContext row, GroundSpan span, Vector256<int> members)
    {
        var zone = ground.Zones[span.Key >> 4];
        ref readonly var band = ref zone.Bands[span.Key & 15];
        Fetch(row, span, zone, band);

        Surface surface = new(band);
        Vector256<float> inside = members.AsSingle(), one = Vector256<float>.One;
        Vector256<float> ambientRed = Vector256.Create(_ambient.X), ambientGreen = Vector256.Create(_ambient.Y),
            ambientBlue = Vector256.Create(_ambient.Z);
        Vector256<float> sunRed = Vector256.Create(_sun.X), sunGreen = Vector256.Create(_sun.Y), sunBlue = Vector256.Create(_sun.Z);
        Vector256<float> hazeRed = Vector256.Create(_air.Haze.X), hazeGreen = Vector256.Create(_air.Haze.Y),
            hazeBlue = Vector256.Create(_air.Haze.Z);
        var fog = Vector256.Create(_air.FogDensity);
        var markings = band.Label == StreetClass.Road ? LaneMarkings.Along(zone, span) : default;
        bool marked = !markings.IsEmpty, wet = _air.Wetness > 0f && band.Label <= StreetClass.Sidewalk;
        for (var group = 0; group < span.Count; group++)
        {
            var at = group * Lanes.Count;
            var x = span.X + at;
            var texel = Vector256.Load(span.Texels + at);
            var stains = Vector256.Load(span.Stains + at);
            var depth = Vector256.Load(span.Depth + at);
            var stain = TexelChannels.Second(stains) * Byte;
            var brightness = TexelChannels.Brightness(texel) * Vector256.FusedMultiplyAdd(
                stain, Vector256.Create(-0.25f / 128f), Vector256.Create(1.08f / 128f));
            surface.Mix(texel, out var r, out var g, out var b);
            if (marked)
            {
                AddMarkings(markings, span, at, zone, depth, stains, ref r, ref g, ref b);
            }

            var q = depth * fog;
            var air = one / Vector256.FusedMultiplyAdd(q, Vector256.FusedMultiplyAdd(q, Vector256.Create(0.5f), one), one);
            brightness *= air;
            var mask = Vector256.ConvertToSingle(Widen(row.GroundMask + x));
            var sun = one - Vector256.MinNative(mask * (1f / 127f), one);
            var open = one - Vector256.MaxNative(mask - Vector256.Create(127f), Vector256<float>.Zero) * (0.75f / 128f);
            r = r * brightness * Vector256.FusedMultiplyAdd(open, ambientRed, sun * sunRed);
            g = g * brightness * Vector256.FusedMultiplyAdd(open, ambientGreen, sun * sunGreen);
            b = b * brightness * Vector256.FusedMultiplyAdd(open, ambientBlue, sun * sunBlue);
            if (wet)
            {
                AddWater(row, x, depth, stain, air, ref r, ref g, ref b);
            }

            var haze = one - air;
            Put(row.Colors.Red + x, inside, Vector256.FusedMultiplyAdd(haze, hazeRed, r));
            Put(row.Colors.Green + x, inside, Vector256.FusedMultiplyAdd(haze, hazeGreen, g));
            Put(row.Colors.Blue + x, inside, Vector256.FusedMultiplyAdd(haze, hazeBlue, b));
        }
    }

    private void Fetch(in RowContext row, GroundSpan span, GroundZone zone, in GroundBand band)
    {
        ref readonly var samplers = ref _samplers.For(span.Key, band, *span.Depth);
        TexelSampler surface = samplers.Texture, stains = samplers.Macro;
        var start = Vector256.Create(zone.Start);
        var scale = Vector256.Create(band.TexelsPerMetre);
        for (var group = 0; group < span.Count; group++)
        {
            var at = group * Lanes.Count;
            var lateral = Vector256.Load(span.Lateral + at);
            var station = Vector256.Load(span.Z + at) - start;
            var ditherU = dither.U(span.X + at, row.Y);
            var ditherV = dither.V(span.X + at, row.Y);
            var texels = surface.Find(lateral * scale, station * scale, ditherU, ditherV);
            surface.Prefetch(texels);
            texels.Store(span.Texels + at);
            stains.Find(lateral * GroundSamplers.MacroTexels, station * GroundSamplers.MacroTexels, ditherU, ditherV).Store(
                span.Stains + at);
        }

        for (var at = 0; at < span.Count * Lanes.Count; at += Lanes.Count)
        {
            surface.Gather(Vector256.Load(span.Texels + at)).Store(span.Texels + at);
            stains.Gather(Vector256.Load(span.Stains + at)).Store(span.Stains + at);
        }
    }

    private void AddMarkings(
        in LaneMarkings markings, GroundSpan span, int at, GroundZone zone, Vector256<float> depth, Vector256<int> stains,
        ref Vector256<float> r, ref Vector256<float> g, ref Vector256<float> b)
    {
        var sharpness = Vector256.Create(camera.Focal) / depth;
        var lateral = Vector256.Load(span.Lateral + at);
        if (markings.HasRails)
        {
            Cover(markings.Rails(lateral, sharpness), zone.RailColor, ref r, ref g, ref b);
        }

        var paint = markings.Paint(Vector256.Load(span.Z + at), lateral, sharpness);
        if (paint != Vector256<float>.Zero)
        {
            var mottle = TexelChannels.Brightness(stains) * (1f / 128f);
            var wear = Vector256.MinNative(
                Vector256.MaxNative((mottle - Vector256.Create(zone.LineWear)) * 4f, Vector256.Create(0.15f)), Vector256<float>.One);
            Cover(paint * wear, zone.LineColor, ref r, ref g, ref b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cover(Vector256<float> part, Vector3 color, ref Vector256<float> r, ref Vector256<float> g, ref Vector256<float> b)
    {
        r = Vector256.FusedMultiplyAdd(part, Vector256.Create(color.X) - r, r);
        g = Vector256.FusedMultiplyAdd(part, Vector256.Create(color.Y) - g, g);
        b = Vector256.FusedMultiplyAdd(part, Vector256.Create(color.Z) - b, b);
    }

    /// <summary>
    /// Water darkens the surface and mirrors what is above, the more the flatter one looks; puddles lie where the stains are.
    /// </summary>
    private void AddWater(
        in RowContext row, int x, Vector256<float> depth, Vector256<float> stain, Vector256<float> air,
        ref Vector256<float> r, ref Vector256<float> g, ref Vector256<float> b)
    {
        var flat = Vector256<float>.One - Vector256.MinNative(Vector256.Create(camera.Position.Y) / depth, Vector256<float>.One);
        flat *= flat;
        var puddle = Vector256.MinNative(
            Vector256.MaxNative((stain - Vector256.Create(0.45f)) * 4f, Vector256.Create(0.25f)), Vector256<float>.One);
        var reflection = Vector256.FusedMultiplyAdd(flat * flat, Vector256.Create(0.8f), Vector256.Create(0.03f)) * puddle * _air.Wetness;
        var rest = Vector256.Create(1f - 0.45f * _air.Wetness) * (Vector256<float>.One - reflection);
        reflection *= air;
        var planes = mirror.Reflect(row.Y, -camera.Position.Y / depth.ToScalar(), 0.3f * dither.U(0, row.Y).ToScalar(), out var stride) + x;
        r = Vector256.FusedMultiplyAdd(r, rest, Vector256.Load(planes) * reflection);
        g = Vector256.FusedMultiplyAdd(g, rest, Vector256.Load(planes + stride) * reflection);
        b = Vector256.FusedMultiplyAdd(b, rest, Vector256.Load(planes + 2 * stride) * reflection);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* target, Vector256<float> inside, Vector256<float> value) =>
        Vector256.ConditionalSelect(inside, value, Vector256.Load(target)).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(byte* bytes)
    {
        var wide = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)bytes).AsByte());
        return Vector256.Create(Vector128.WidenLower(wide).AsInt32(), Vector128.WidenUpper(wide).AsInt32());
    }

    /// <summary>A band's three reflectances, spread over the lanes.</summary>
    private readonly struct Surface(in GroundBand band)
    {
        private readonly Vector256<float> _red = Vector256.Create(band.First.X);
        private readonly Vector256<float> _redSecond = Vector256.Create((band.Second.X - band.First.X) * Byte);
        private readonly Vector256<float> _redThird = Vector256.Create((band.Third.X - band.First.X) * Byte);
        private readonly Vector256<float> _green = Vector256.Create(band.First.Y);
        private readonly Vector256<float> _greenSecond = Vector256.Create((band.Second.Y - band.First.Y) * Byte);
        private readonly Vector256<float> _greenThird = Vector256.Create((band.Third.Y - band.First.Y) * Byte);
        private readonly Vector256<float> _blue = Vector256.Create(band.First.Z);
        private readonly Vector256<float> _blueSecond = Vector256.Create((band.Second.Z - band.First.Z) * Byte);
        private readonly Vector256<float> _blueThird = Vector256.Create((band.Third.Z - band.First.Z) * Byte);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Mix(Vector256<int> texel, out Vector256<float> r, out Vector256<float> g, out Vector256<float> b)
        {
            var second = TexelChannels.Second(texel);
            var third = TexelChannels.Third(texel);
            r = Vector256.FusedMultiplyAdd(third, _redThird, Vector256.FusedMultiplyAdd(second, _redSecond, _red));
            g = Vector256.FusedMultiplyAdd(third, _greenThird, Vector256.FusedMultiplyAdd(second, _greenSecond, _green));
            b = Vector256.FusedMultiplyAdd(third, _blueThird, Vector256.FusedMultiplyAdd(second, _blueSecond, _blue));
        }
    }
}
