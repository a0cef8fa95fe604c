using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Textures;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Labels and colours the ground by meeting each pixel's ray with the raised plane and the road plane.</summary>
internal sealed unsafe class GroundShader(TextureStore textures, ViewCamera camera, GroundModel ground, Dither dither)
{
    /// <summary>Rays that fall less than this (per unit along the optical axis) belong to the sky.</summary>
    public const float HorizonSlope = -0.0015f;

    private Atmosphere _air;
    private Vector3 _ambient;
    private Vector3 _sun;

    public void Begin(in Atmosphere air)
    {
        _air = air;
        _ambient = air.Light(Vector3.UnitY, 0f);
        _sun = air.Light(Vector3.UnitY, 1f) - _ambient;
    }

    public void Shade(in RowContext row, int start, int end)
    {
        var left = camera.Ray(0f, row.Y + 0.5f);
        var step = camera.Right * (1f / camera.Focal);
        var eye = camera.Position;
        var lift = Vector256.Create(1f - ground.KerbHeight / eye.Y);

        for (var x = start; x < end; x += Lanes.Count)
        {
            var centers = Lanes.Centers(x);
            var dx = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.X), Vector256.Create(left.X));
            var dy = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Y), Vector256.Create(left.Y));
            var dz = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Z), Vector256.Create(left.Z));
            var far = Vector256.Create(-eye.Y) / Vector256.Min(dy, Vector256.Create(HorizonSlope));
            var depth = far * lift;

            var z = Vector256.FusedMultiplyAdd(dz, depth, Vector256.Create(eye.Z));
            var lateral = Vector256.FusedMultiplyAdd(dx, depth, Vector256.Create(eye.X)) - Center(z);
            var keys = Keys(z, lateral, out var raised);
            if (raised != Vector256<int>.AllBitsSet)
            {
                var lowZ = Vector256.FusedMultiplyAdd(dz, far, Vector256.Create(eye.Z));
                var lowLateral = Vector256.FusedMultiplyAdd(dx, far, Vector256.Create(eye.X)) - Center(lowZ);
                var lowKeys = Keys(lowZ, lowLateral, out var behindKerb);
                var kerbs = (lowKeys & Vector256.Create(~15)) | Vector256.Create(GroundZone.Kerb);
                lowKeys = Vector256.ConditionalSelect(behindKerb, kerbs, lowKeys);
                keys = Vector256.ConditionalSelect(raised, keys, lowKeys);
                z = Vector256.ConditionalSelect(raised.AsSingle(), z, lowZ);
                lateral = Vector256.ConditionalSelect(raised.AsSingle(), lateral, lowLateral);
                depth = Vector256.ConditionalSelect(raised.AsSingle(), depth, far);
            }

            ShadeGroup(row, x, keys, z, lateral, depth);
        }
    }

    /// <summary>Shades eight pixels, one distinct surface after the other.</summary>
    private void ShadeGroup(in RowContext row, int x, Vector256<int> keys, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        var pending = 0xFFu;
        do
        {
            var lane = BitOperations.TrailingZeroCount(pending);
            var key = keys.GetElement(lane);
            var members = Vector256.Equals(keys, Vector256.Create(key));
            var zone = ground.Zones[key >> 4];
            ref readonly var band = ref zone.Bands[key & 15];
            var bits = members.ExtractMostSignificantBits();
            ShadeBand(row, x, zone, band, members, z, lateral, depth, depth.GetElement(lane));
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                row.Label[x + BitOperations.TrailingZeroCount(rest)] = band.Label;
            }

            pending &= ~bits;
        }
        while (pending != 0);
    }

    private void ShadeBand(
        in RowContext row, int x, GroundZone zone, in GroundBand band, Vector256<int> members, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth, float near)
    {
        var station = z - Vector256.Create(zone.Start);
        var ditherU = dither.U(x, row.Y);
        var ditherV = dither.V(x, row.Y);
        var footprint = near * band.TexelsPerMetre / camera.Focal;
        var sampler = textures.Sampler((int)band.Texture, Footprint.Level(footprint * footprint * MathF.Min(near / camera.Position.Y, 64f)));
        var texel = sampler.Fetch(lateral * band.TexelsPerMetre, station * band.TexelsPerMetre, ditherU, ditherV);
        var second = TexelChannels.Second(texel) * (1f / 255f);
        var third = TexelChannels.Third(texel) * (1f / 255f);
        var brightness = TexelChannels.Brightness(texel) * (1f / 128f);

        const float MacroTexels = 5f;
        var macroSize = near * MacroTexels / camera.Focal;
        var macro = textures.Sampler((int)TextureId.Noise, Footprint.Level(macroSize * macroSize * MathF.Min(near / camera.Position.Y, 64f)))
            .Fetch(lateral * MacroTexels, station * MacroTexels, ditherU, ditherV);
        var stain = TexelChannels.Second(macro) * (1f / 255f);
        var mottle = TexelChannels.Brightness(macro) * (1f / 128f);
        brightness *= Vector256.Create(1.08f) - stain * 0.25f;

        var r = Mix(second, third, band.First.X, band.Second.X, band.Third.X);
        var g = Mix(second, third, band.First.Y, band.Second.Y, band.Third.Y);
        var b = Mix(second, third, band.First.Z, band.Second.Z, band.Third.Z);
        if (band.Label == StreetClass.Road)
        {
            var paint = LaneMarkings.Coverage(zone, z, station, lateral, Vector256.Create(camera.Focal) / depth);
            if (paint != Vector256<float>.Zero)
            {
                paint *= Vector256.Min(Vector256.Max((mottle - Vector256.Create(zone.LineWear)) * 4f, Vector256.Create(0.15f)), Vector256<float>.One);
                r = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.X) - r, r);
                g = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.Y) - g, g);
                b = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.Z) - b, b);
            }
        }

        var mask = Vector256.ConvertToSingle(Widen(row.GroundMask + x));
        var sun = Vector256<float>.One - Vector256.Min(mask * (1f / 127f), Vector256<float>.One);
        var open = Vector256<float>.One - Vector256.Max(mask - Vector256.Create(127f), Vector256<float>.Zero) * (0.75f / 128f);
        var q = depth * _air.FogDensity;
        var air = Vector256<float>.One / Vector256.FusedMultiplyAdd(q, Vector256.FusedMultiplyAdd(q, Vector256.Create(0.5f), Vector256<float>.One), Vector256<float>.One);
        brightness *= air;
        var haze = Vector256<float>.One - air;

        var inside = members.AsSingle();
        Put(row.Colors.Red + x, inside, r * brightness * (open * _ambient.X + sun * _sun.X) + haze * _air.Haze.X);
        Put(row.Colors.Green + x, inside, g * brightness * (open * _ambient.Y + sun * _sun.Y) + haze * _air.Haze.Y);
        Put(row.Colors.Blue + x, inside, b * brightness * (open * _ambient.Z + sun * _sun.Z) + haze * _air.Haze.Z);
    }

    /// <summary>For each lane zone * 16 + band, and whether the point lies on raised ground.</summary>
    private Vector256<int> Keys(Vector256<float> z, Vector256<float> lateral, out Vector256<int> raised)
    {
        var zones = ground.Zones;
        var index = Vector256<int>.Zero;
        for (var i = 1; i < zones.Length; i++)
        {
            index -= Vector256.GreaterThanOrEqual(z, Vector256.Create(zones[i].Start)).AsInt32();
        }

        var keys = Vector256<int>.Zero;
        raised = Vector256<int>.Zero;
        var pending = 0xFFu;
        do
        {
            var number = index.GetElement(BitOperations.TrailingZeroCount(pending));
            var members = Vector256.Equals(index, Vector256.Create(number));
            var zone = zones[number];
            var band = Vector256.Create(number << 4);
            foreach (var edge in zone.Edges)
            {
                band -= Vector256.GreaterThan(lateral, Vector256.Create(edge)).AsInt32();
            }

            var crossing = Vector256.LessThan(z, Vector256.Create(zone.CrossingEnd)).AsInt32();
            band = Vector256.ConditionalSelect(crossing, Vector256.Create((number << 4) | GroundZone.Crossing), band);
            var outside = Vector256.LessThan(lateral, Vector256.Create(zone.RoadLeft)) | Vector256.GreaterThan(lateral, Vector256.Create(zone.RoadRight));
            keys = Vector256.ConditionalSelect(members, band, keys);
            raised = Vector256.ConditionalSelect(members, Vector256.AndNot(outside.AsInt32(), crossing), raised);
            pending &= ~members.ExtractMostSignificantBits();
        }
        while (pending != 0);
        return keys;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Center(Vector256<float> z)
    {
        var node = (z + Vector256.Create(RouteWindow.Behind)) * (1f / RouteWindow.Step);
        node = Vector256.Min(Vector256.Max(node, Vector256<float>.Zero), Vector256.Create(RouteWindow.Nodes - 1f));
        var index = Vector256.ConvertToInt32Native(node);
        var rest = z + Vector256.Create(RouteWindow.Behind) - Vector256.ConvertToSingle(index) * RouteWindow.Step;
        return Vector256.FusedMultiplyAdd(rest, FloatTable.Gather(ground.Window.Slopes, index), FloatTable.Gather(ground.Window.Values, index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mix(Vector256<float> second, Vector256<float> third, float a, float b, float c) =>
        Vector256.FusedMultiplyAdd(third, Vector256.Create(c - a), Vector256.FusedMultiplyAdd(second, Vector256.Create(b - a), Vector256.Create(a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* target, Vector256<float> inside, Vector256<float> value) =>
        Vector256.ConditionalSelect(inside, value, Vector256.Load(target)).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(byte* bytes)
    {
        var wide = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)bytes).AsByte());
        return Vector256.Create(Vector128.WidenLower(wide).AsInt32(), Vector128.WidenUpper(wide).AsInt32());
    }
}
