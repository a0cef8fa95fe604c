using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Labels and colours the ground by meeting each pixel's ray with the raised plane and the road plane.</summary>
internal sealed unsafe class GroundShader(ViewCamera camera, GroundModel ground, GroundPainter painter)
{
    /// <summary>Rays that fall less than this (per unit along the optical axis) belong to the sky.</summary>
    public const float HorizonSlope = -0.0015f;

    private readonly GroundSpan _span = new();
    private readonly GroundSpan _single = new();

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
        painter.Restart();

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

        Flush(row);
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
        var outside = Vector256.LessThan(lateral, Vector256.Create(zone.RoadLeft))
            | Vector256.GreaterThan(lateral, Vector256.Create(zone.RoadRight));
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

    /// <summary>Shades eight pixels that may lie on several surfaces.</summary>
    private void ShadeGroup(
        in RowContext row, int x, Vector256<int> keys, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        if (keys == Vector256.Create(keys.ToScalar()))
        {
            ShadeUniform(row, x, keys.ToScalar(), z, lateral, depth);
            return;
        }

        Flush(row);
        for (var pending = 0xFFu; pending != 0;)
        {
            var key = keys.GetElement(BitOperations.TrailingZeroCount(pending));
            var members = Vector256.Equals(keys, Vector256.Create(key));
            var bits = members.ExtractMostSignificantBits();
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                row.Label[x + BitOperations.TrailingZeroCount(rest)] = LabelOf(key);
            }

            _single.Clear();
            _single.Add(x, key, z, lateral, depth);
            painter.Paint(row, _single, members);
            pending &= ~bits;
        }
    }

    /// <summary>Shades eight pixels of one surface, with those before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ShadeUniform(in RowContext row, int x, int key, Vector256<float> z, Vector256<float> lateral, Vector256<float> depth)
    {
        *(ulong*)(row.Label + x) = LabelOf(key) * 0x0101010101010101UL;
        if (!_span.Continues(key))
        {
            Flush(row);
        }

        _span.Add(x, key, z, lateral, depth);
    }

    private void Flush(in RowContext row)
    {
        if (_span.Count > 0)
        {
            painter.Paint(row, _span, Vector256<int>.AllBitsSet);
            _span.Clear();
        }
    }

    private byte LabelOf(int key) => ground.Zones[key >> 4].Bands[key & 15].Label;

    /// <summary>
    /// For each lane zone * 16 + band, and whether the point lies on raised ground; <paramref name="common"/> is the zone of all lanes or
    /// -1.
    /// </summary>
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
        var outside = Vector256.LessThan(lateral, Vector256.Create(zone.RoadLeft))
            | Vector256.GreaterThan(lateral, Vector256.Create(zone.RoadRight));
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
            return Vector256.FusedMultiplyAdd(
                rest, Vector256.Create(ground.Window.Slopes[first]), Vector256.Create(ground.Window.Values[first]));
        }

        return Vector256.FusedMultiplyAdd(
            rest, FloatTable.Gather(ground.Window.Slopes, index), FloatTable.Gather(ground.Window.Values, index));
    }
}
