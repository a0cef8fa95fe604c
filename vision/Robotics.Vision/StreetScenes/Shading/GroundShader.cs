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
internal sealed unsafe class GroundShader(TextureStore textures, ViewCamera camera, GroundModel ground, Dither dither, WetMirror mirrorRows)
{
    /// <summary>Rays that fall less than this (per unit along the optical axis) belong to the sky.</summary>
    public const float HorizonSlope = -0.0015f;

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

    public void Shade(in RowContext row, int start, int end)
    {
        var left = camera.Ray(0f, row.Y + 0.5f);
        var step = camera.Right * (1f / camera.Focal);
        var eye = camera.Position;
        var lift = 1f - ground.KerbHeight / eye.Y;
        var common = CommonZone(left + step * (start + 0.5f), left + step * (end - 0.5f), lift);
        Vector256<float> eyeX = Vector256.Create(eye.X), eyeZ = Vector256.Create(eye.Z);
        var raisedBand = SameBand.None;
        var roadBand = SameBand.None;
        _samplers.Restart();

        for (var x = start; x < end; x += Lanes.Count)
        {
            var centers = Lanes.Centers(x);
            var dx = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.X), Vector256.Create(left.X));
            var dy = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Y), Vector256.Create(left.Y));
            var dz = Vector256.FusedMultiplyAdd(centers, Vector256.Create(step.Z), Vector256.Create(left.Z));
            var far = Vector256.Create(-eye.Y) / Vector256.MinNative(dy, Vector256.Create(HorizonSlope));
            var depth = far * lift;

            var z = Vector256.FusedMultiplyAdd(dz, depth, eyeZ);
            var lateral = Vector256.FusedMultiplyAdd(dx, depth, eyeX) - Center(z);
            if (raisedBand.Holds(z, lateral))
            {
                ShadeUniform(row, x, raisedBand.Key, z, lateral, depth);
                continue;
            }

            var raised = Vector256<int>.Zero;
            if (common < 0 || AnyRaised(ground.Zones[common], z, lateral))
            {
                var keys = Keys(common, z, lateral, out raised);
                if (raised == Vector256<int>.AllBitsSet)
                {
                    raisedBand = SameBand.After(ground, keys.GetElement(Lanes.Count - 1), common);
                    ShadeGroup(row, x, keys, z, lateral, depth);
                    continue;
                }

                MeetRoad(common, dx, dz, far, eyeX, eyeZ, out var lowKeys, out var lowZ, out var lowLateral);
                lowKeys = Vector256.ConditionalSelect(raised, keys, lowKeys);
                lowZ = Vector256.ConditionalSelect(raised.AsSingle(), z, lowZ);
                lowLateral = Vector256.ConditionalSelect(raised.AsSingle(), lateral, lowLateral);
                ShadeGroup(row, x, lowKeys, lowZ, lowLateral, Vector256.ConditionalSelect(raised.AsSingle(), depth, far));
                continue;
            }

            z = Vector256.FusedMultiplyAdd(dz, far, eyeZ);
            lateral = Vector256.FusedMultiplyAdd(dx, far, eyeX) - Center(z);
            if (roadBand.Holds(z, lateral))
            {
                ShadeUniform(row, x, roadBand.Key, z, lateral, far);
                continue;
            }

            MeetRoad(common, dx, dz, far, eyeX, eyeZ, out var roadKeys, out z, out lateral);
            roadBand = SameBand.After(ground, roadKeys.GetElement(Lanes.Count - 1), common);
            ShadeGroup(row, x, roadKeys, z, lateral, far);
        }
    }

    /// <summary>Meets the rays with the road plane; where that is under raised ground the ray has met the kerb's face.</summary>
    private void MeetRoad(
        int common, Vector256<float> dx, Vector256<float> dz, Vector256<float> far, Vector256<float> eyeX, Vector256<float> eyeZ,
        out Vector256<int> keys, out Vector256<float> z, out Vector256<float> lateral)
    {
        z = Vector256.FusedMultiplyAdd(dz, far, eyeZ);
        lateral = Vector256.FusedMultiplyAdd(dx, far, eyeX) - Center(z);
        keys = Keys(common, z, lateral, out var behindKerb);
        keys = Vector256.ConditionalSelect(behindKerb, (keys & Vector256.Create(~15)) | Vector256.Create(GroundZone.Kerb), keys);
    }

    private static bool AnyRaised(GroundZone zone, Vector256<float> z, Vector256<float> lateral)
    {
        var outside = Vector256.LessThan(lateral, Vector256.Create(zone.RoadLeft)) | Vector256.GreaterThan(lateral, Vector256.Create(zone.RoadRight));
        return (outside & Vector256.GreaterThanOrEqual(z, Vector256.Create(zone.CrossingEnd))) != Vector256<float>.Zero;
    }

    /// <summary>The zone in which a whole run lies, or -1: along a row the distance is monotonic, so that its two ends decide.</summary>
    private int CommonZone(Vector3 first, Vector3 last, float lift)
    {
        var eye = camera.Position;
        var a = eye.Z - first.Z * eye.Y / MathF.Min(first.Y, HorizonSlope);
        var b = eye.Z - last.Z * eye.Y / MathF.Min(last.Y, HorizonSlope);
        var aRaised = eye.Z + (a - eye.Z) * lift;
        var bRaised = eye.Z + (b - eye.Z) * lift;
        var zone = ground.ZoneIndex(a);
        return zone == ground.ZoneIndex(b) && zone == ground.ZoneIndex(aRaised) && zone == ground.ZoneIndex(bRaised) ? zone : -1;
    }

    /// <summary>Shades eight pixels, one distinct surface after the other.</summary>
    private void ShadeGroup(in RowContext row, int x, Vector256<int> keys, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        var key = keys.ToScalar();
        var members = Vector256.Equals(keys, Vector256.Create(key));
        if (members == Vector256<int>.AllBitsSet)
        {
            ShadeUniform(row, x, key, z, lateral, depth);
            return;
        }

        for (var pending = 0xFFu; pending != 0;)
        {
            var lane = BitOperations.TrailingZeroCount(pending);
            key = keys.GetElement(lane);
            members = Vector256.Equals(keys, Vector256.Create(key));
            var bits = members.ExtractMostSignificantBits();
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                row.Label[x + BitOperations.TrailingZeroCount(rest)] = ground.Zones[key >> 4].Bands[key & 15].Label;
            }

            ShadeBand(row, x, key, members, z, lateral, depth, depth.GetElement(lane));
            pending &= ~bits;
        }
    }

    private void ShadeUniform(in RowContext row, int x, int key, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        *(ulong*)(row.Label + x) = ground.Zones[key >> 4].Bands[key & 15].Label * 0x0101010101010101UL;
        ShadeBand(row, x, key, Vector256<int>.AllBitsSet, z, lateral, depth, depth.ToScalar());
    }

    private void ShadeBand(
        in RowContext row, int x, int key, Vector256<int> members, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth, float near)
    {
        var zone = ground.Zones[key >> 4];
        ref readonly var band = ref zone.Bands[key & 15];
        ref readonly var samplers = ref _samplers.For(key, band, near);
        var station = z - Vector256.Create(zone.Start);
        var ditherU = dither.U(x, row.Y);
        var ditherV = dither.V(x, row.Y);
        var texel = samplers.Texture.Fetch(lateral * band.TexelsPerMetre, station * band.TexelsPerMetre, ditherU, ditherV);
        var macro = samplers.Macro.Fetch(lateral * GroundSamplers.MacroTexels, station * GroundSamplers.MacroTexels, ditherU, ditherV);
        var second = TexelChannels.Second(texel) * (1f / 255f);
        var third = TexelChannels.Third(texel) * (1f / 255f);
        var stain = TexelChannels.Second(macro) * (1f / 255f);
        var brightness = TexelChannels.Brightness(texel) * (1f / 128f) * (Vector256.Create(1.08f) - stain * 0.25f);

        var r = Mix(second, third, band.First.X, band.Second.X, band.Third.X);
        var g = Mix(second, third, band.First.Y, band.Second.Y, band.Third.Y);
        var b = Mix(second, third, band.First.Z, band.Second.Z, band.Third.Z);
        if (band.Label == StreetClass.Road)
        {
            var paint = LaneMarkings.Coverage(zone, z, station, lateral, Vector256.Create(camera.Focal) / depth);
            if (paint != Vector256<float>.Zero)
            {
                var mottle = TexelChannels.Brightness(macro) * (1f / 128f);
                paint *= Vector256.MinNative(Vector256.MaxNative((mottle - Vector256.Create(zone.LineWear)) * 4f, Vector256.Create(0.15f)), Vector256<float>.One);
                r = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.X) - r, r);
                g = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.Y) - g, g);
                b = Vector256.FusedMultiplyAdd(paint, Vector256.Create(zone.LineColor.Z) - b, b);
            }
        }

        var mask = Vector256.ConvertToSingle(Widen(row.GroundMask + x));
        var sun = Vector256<float>.One - Vector256.MinNative(mask * (1f / 127f), Vector256<float>.One);
        var open = Vector256<float>.One - Vector256.MaxNative(mask - Vector256.Create(127f), Vector256<float>.Zero) * (0.75f / 128f);
        var q = depth * _air.FogDensity;
        var air = Vector256<float>.One / Vector256.FusedMultiplyAdd(q, Vector256.FusedMultiplyAdd(q, Vector256.Create(0.5f), Vector256<float>.One), Vector256<float>.One);
        brightness *= air;
        var haze = Vector256<float>.One - air;

        var inside = members.AsSingle();
        r = r * brightness * (open * _ambient.X + sun * _sun.X);
        g = g * brightness * (open * _ambient.Y + sun * _sun.Y);
        b = b * brightness * (open * _ambient.Z + sun * _sun.Z);
        if (_air.Wetness > 0f && band.Label <= StreetClass.Sidewalk)
        {
            Wet(row, x, depth, near, stain, air, ref r, ref g, ref b);
        }

        Put(row.Colors.Red + x, inside, Vector256.FusedMultiplyAdd(haze, Vector256.Create(_air.Haze.X), r));
        Put(row.Colors.Green + x, inside, Vector256.FusedMultiplyAdd(haze, Vector256.Create(_air.Haze.Y), g));
        Put(row.Colors.Blue + x, inside, Vector256.FusedMultiplyAdd(haze, Vector256.Create(_air.Haze.Z), b));
    }

    /// <summary>Water darkens the surface and mirrors what is above, the more the flatter one looks; puddles lie where the stains are.</summary>
    private void Wet(
        in RowContext row, int x, Vector256<float> depth, float near, Vector256<float> stain, Vector256<float> air,
        ref Vector256<float> r, ref Vector256<float> g, ref Vector256<float> b)
    {
        var flat = Vector256<float>.One - Vector256.MinNative(Vector256.Create(camera.Position.Y) / depth, Vector256<float>.One);
        flat *= flat;
        var puddle = Vector256.MinNative(Vector256.MaxNative((stain - Vector256.Create(0.45f)) * 4f, Vector256.Create(0.25f)), Vector256<float>.One);
        var mirror = (Vector256.Create(0.03f) + flat * flat * 0.8f) * puddle * _air.Wetness;
        var rest = Vector256.Create(1f - 0.45f * _air.Wetness) * (Vector256<float>.One - mirror);
        mirror *= air;
        var planes = mirrorRows.Reflect(row.Y, -camera.Position.Y / near, 0.3f * dither.U(0, row.Y).ToScalar(), out var stride) + x;
        r = Vector256.FusedMultiplyAdd(r, rest, Vector256.Load(planes) * mirror);
        g = Vector256.FusedMultiplyAdd(g, rest, Vector256.Load(planes + stride) * mirror);
        b = Vector256.FusedMultiplyAdd(b, rest, Vector256.Load(planes + 2 * stride) * mirror);
    }

    /// <summary>For each lane zone * 16 + band, and whether the point lies on raised ground; <paramref name="common"/> is the zone of all lanes or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Keys(int common, Vector256<float> z, Vector256<float> lateral, out Vector256<int> raised) =>
        common >= 0 ? ZoneKeys(common, z, lateral, out raised) : MixedKeys(z, lateral, out raised);

    private Vector256<int> MixedKeys(Vector256<float> z, Vector256<float> lateral, out Vector256<int> raised)
    {
        var zones = ground.Zones;
        var index = Vector256<int>.Zero;
        for (var i = 1; i < zones.Length; i++)
        {
            index -= Vector256.GreaterThanOrEqual(z, Vector256.Create(zones[i].Start)).AsInt32();
        }

        var keys = Vector256<int>.Zero;
        raised = Vector256<int>.Zero;
        for (var pending = 0xFFu; pending != 0;)
        {
            var number = index.GetElement(BitOperations.TrailingZeroCount(pending));
            var members = Vector256.Equals(index, Vector256.Create(number));
            var band = ZoneKeys(number, z, lateral, out var high);
            keys = Vector256.ConditionalSelect(members, band, keys);
            raised = Vector256.ConditionalSelect(members, high, raised);
            pending &= ~members.ExtractMostSignificantBits();
        }

        return keys;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> ZoneKeys(int number, Vector256<float> z, Vector256<float> lateral, out Vector256<int> raised)
    {
        var zone = ground.Zones[number];
        var band = Vector256.Create(number << 4);
        foreach (var edge in zone.Edges)
        {
            band -= Vector256.GreaterThan(lateral, Vector256.Create(edge)).AsInt32();
        }

        var crossing = Vector256.LessThan(z, Vector256.Create(zone.CrossingEnd)).AsInt32();
        var outside = Vector256.LessThan(lateral, Vector256.Create(zone.RoadLeft)) | Vector256.GreaterThan(lateral, Vector256.Create(zone.RoadRight));
        raised = Vector256.AndNot(outside.AsInt32(), crossing);
        return Vector256.ConditionalSelect(crossing, Vector256.Create((number << 4) | GroundZone.Crossing), band);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Center(Vector256<float> z)
    {
        var node = (z + Vector256.Create(RouteWindow.Behind)) * (1f / RouteWindow.Step);
        node = Vector256.MinNative(Vector256.MaxNative(node, Vector256<float>.Zero), Vector256.Create(RouteWindow.Nodes - 1f));
        var index = Vector256.ConvertToInt32Native(node);
        var rest = z + Vector256.Create(RouteWindow.Behind) - Vector256.ConvertToSingle(index) * RouteWindow.Step;
        var first = index.ToScalar();
        if (index == Vector256.Create(first))
        {
            return Vector256.FusedMultiplyAdd(rest, Vector256.Create(ground.Window.Slopes[first]), Vector256.Create(ground.Window.Values[first]));
        }

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
