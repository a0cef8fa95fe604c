using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Ground;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>Plans the zones around the camera and lays out their ground.</summary>
internal sealed class StreetLayout
{
    public const float Behind = 14f;
    public const float Ahead = 230f;

    private readonly ZonePlan[] _zones = new ZonePlan[GroundModel.MaxZones];

    public GroundModel Ground { get; } = new();

    public int Count { get; private set; }

    public ReadOnlySpan<ZonePlan> Zones => _zones.AsSpan(0, Count);

    public void Plan(in SceneParameters scene, double station)
    {
        Ground.Window.Move(scene.Route, station);
        Ground.Begin(scene.KerbHeight);
        Count = 0;
        var first = (long)Math.Floor((station - Behind) / scene.ZoneLength);
        var last = (long)Math.Floor((station + Ahead) / scene.ZoneLength);
        for (var index = first; index <= last && Count < _zones.Length; index++)
        {
            var start = (float)(index * (double)scene.ZoneLength - station);
            var plan = Plan(scene, index, start);
            _zones[Count++] = plan;
            LayGround(scene, plan, HasCrossing(scene, index + 1));
        }
    }

    /// <summary>The zone at a station ahead of the camera.</summary>
    public ref readonly ZonePlan ZoneAt(float z)
    {
        var i = Count - 1;
        while (i > 0 && z < _zones[i].Start)
        {
            i--;
        }

        return ref _zones[i];
    }

    private static bool HasCrossing(in SceneParameters scene, long index) =>
        SceneRandom.For(scene.Seed, SceneStream.Crossing, index).Unit() < 0.72f;

    private static ZonePlan Plan(in SceneParameters scene, long index, float start)
    {
        var random = SceneRandom.For(scene.Seed, SceneStream.Zone, index);
        var width = HasCrossing(scene, index) ? random.Range(6.5f, 11f) : 0f;
        return new ZonePlan(index, start, start + width, start + scene.ZoneLength, Side(scene, index, -1f), Side(scene, index, 1f));
    }

    private static SidePlan Side(in SceneParameters scene, long index, float sign)
    {
        var random = SceneRandom.For(scene.Seed, SceneStream.Side, index, sign > 0f ? 1 : 0);
        var kind = (SideKind)SceneParameters.Pick(ref random, scene.Profile.SideMix);
        var verge = random.Chance(kind == SideKind.Town ? 0.25f : 0.5f) ? random.Range(1.0f, 2.6f) : 0f;
        var sidewalk = random.Range(1.6f, kind == SideKind.Town ? 4.5f : 2.8f);
        if (scene.Mode == CameraMode.Sidewalk && sign > 0f)
        {
            verge = 0f;
            sidewalk = MathF.Max(sidewalk, 2.8f);
        }

        var front = kind switch
        {
            SideKind.Town => random.Chance(0.3f) ? random.Range(0.5f, 3f) : 0f,
            SideKind.Houses => random.Range(3f, 8f),
            SideKind.Yard => random.Range(5f, 14f),
            SideKind.Railway => random.Range(11f, 16f),
            _ => random.Range(14f, 30f),
        };
        var barrier = (BarrierKind)SceneParameters.Pick(ref random, kind switch
        {
            SideKind.Town => [0.9f, 0.05f, 0.05f, 0f],
            SideKind.Houses => [0.1f, 0.35f, 0.35f, 0.2f],
            SideKind.Yard => [0f, 0.5f, 0.5f, 0f],
            SideKind.Railway => [0.3f, 0.2f, 0.5f, 0f],
            _ => [0.35f, 0.2f, 0.3f, 0.15f],
        });
        var storeys = (int)(scene.Storeys + random.Bell() * 1.5f);
        storeys = kind switch { SideKind.Houses => 2, SideKind.Yard => Math.Clamp(storeys, 1, 3), _ => Math.Max(2, storeys) };
        return new SidePlan(kind, sign, sign > 0f ? scene.RoadRight : -scene.RoadLeft, verge, sidewalk, front, barrier, storeys);
    }

    private void LayGround(in SceneParameters scene, in ZonePlan plan, bool crossingFollows)
    {
        var random = SceneRandom.For(scene.Seed, SceneStream.Zone, plan.Index, 1);
        var zone = Ground.Add();
        zone.Start = plan.Start;
        zone.End = plan.End;
        zone.CrossingEnd = plan.CrossingEnd;
        zone.RoadLeft = scene.RoadLeft;
        zone.RoadRight = scene.RoadRight;
        zone.ZebraEnd = crossingFollows && random.Chance(0.75f) ? plan.End - 0.8f : -1000f;
        zone.ZebraStart = zone.ZebraEnd > -999f ? zone.ZebraEnd - 3.2f : -1000f;
        zone.LineColor = scene.YellowLines ? Palette.Yellow : Palette.White * 0.85f;
        zone.LineWear = scene.MarkingWear;

        var tone = random.Range(0.85f, 1.15f);
        var road = Road(scene.RoadTexture, scene.RoadColor * tone);
        var patch = Road(TextureId.Asphalt, scene.RoadColor * tone * random.Range(0.8f, 1.25f));
        var bike = Road(TextureId.Asphalt, scene.BikeLaneColor == Vector3.Zero ? scene.RoadColor * tone : scene.BikeLaneColor);
        var walk = Walk(scene.WalkTexture, scene.WalkColor * random.Range(0.85f, 1.15f));
        var grass = Grass(scene, ref random);
        var left = Front(scene, plan.Left, walk, grass, ref random);
        var right = Front(scene, plan.Right, walk, grass, ref random);
        var lanes = scene.LanesPerSide * scene.LaneWidth;

        zone.Begin(left);
        zone.Then(-plan.Left.WalkOuter, walk);
        if (plan.Left.Verge > 0f)
        {
            zone.Then(-plan.Left.WalkInner, grass);
        }

        zone.Then(scene.RoadLeft, scene.ParkingLeft > 0f ? patch : bike);
        if (scene.ParkingLeft > 0f && scene.BikeLane > 0f)
        {
            zone.Then(scene.RoadLeft + scene.ParkingLeft, bike);
        }

        zone.Then(-lanes, road);
        if (scene.BikeLane > 0f)
        {
            zone.Then(lanes, bike);
        }

        if (scene.ParkingRight > 0f)
        {
            zone.Then(lanes + scene.BikeLane, patch);
        }

        zone.Then(scene.RoadRight, plan.Right.Verge > 0f ? grass : walk);
        if (plan.Right.Verge > 0f)
        {
            zone.Then(plan.Right.WalkInner, walk);
        }

        zone.Then(plan.Right.WalkOuter, right);
        zone.Bands[GroundZone.Crossing] = road;
        zone.Bands[GroundZone.Kerb] = new GroundBand(
            StreetClass.Sidewalk, TextureId.Plaster, 96f, Palette.Concrete * 0.6f, Palette.Concrete * 0.5f, Palette.Concrete);
        AddLines(scene, zone, lanes, ref random);
    }

    private static void AddLines(in SceneParameters scene, GroundZone zone, float lanes, ref SceneRandom random)
    {
        var half = random.Range(0.06f, 0.1f);
        zone.Add(random.Chance(0.25f) ? new LaneLine(0f, half, 0f, 1f) : new LaneLine(0f, half, random.Range(5f, 9f), 0.5f));
        if (scene.LanesPerSide > 1)
        {
            zone.Add(new LaneLine(scene.LaneWidth, half, 6f, 0.4f));
            zone.Add(new LaneLine(-scene.LaneWidth, half, 6f, 0.4f));
        }

        if (scene.HasTram)
        {
            const float HalfGauge = 0.72f;
            zone.RailColor = Palette.Steel * 0.45f;
            foreach (var center in (ReadOnlySpan<float>)[-0.5f * scene.LaneWidth, 0.5f * scene.LaneWidth])
            {
                zone.AddRail(new LaneLine(center - HalfGauge, 0.05f, 0f, 1f));
                zone.AddRail(new LaneLine(center + HalfGauge, 0.05f, 0f, 1f));
            }
        }

        if (random.Chance(0.6f))
        {
            zone.Add(new LaneLine(lanes - 0.12f, half, 0f, 1f));
            zone.Add(new LaneLine(-lanes + 0.12f, half, 0f, 1f));
        }
    }

    private static GroundBand Front(
        in SceneParameters scene, in SidePlan side, in GroundBand walk, in GroundBand grass, ref SceneRandom random) => side.Kind switch
    {
        SideKind.Town when side.Front < 1.5f => walk,
        SideKind.Yard or SideKind.Railway => new GroundBand(
            StreetClass.Terrain, TextureId.Soil, 96f, Palette.Rgb(134, 116, 92) * random.Range(0.6f, 1.1f), scene.GrassColor * 0.9f,
            Palette.Rgb(160, 120, 60)),
        _ => grass,
    };

    private static GroundBand Road(TextureId texture, Vector3 color) =>
        new(
            StreetClass.Road, texture, texture == TextureId.Cobbles ? 160f : 112f, color * 0.9f, color * 1.25f,
            color * (texture == TextureId.Cobbles ? 0.5f : 0.85f));

    private static GroundBand Walk(TextureId texture, Vector3 color)
    {
        color = texture == TextureId.Asphalt ? color * 0.45f : color * 0.8f;
        return new GroundBand(StreetClass.Sidewalk, texture, texture == TextureId.Slabs ? 120f : 150f, color, color * 1.15f, color * 0.55f);
    }

    private static GroundBand Grass(in SceneParameters scene, ref SceneRandom random) =>
        new(
            StreetClass.Terrain, TextureId.Grass, 128f, scene.GrassColor * random.Range(0.85f, 1.1f),
            Vector3.Lerp(scene.GrassColor, scene.GrassDry, random.Unit()), Palette.White * 0.7f);
}
