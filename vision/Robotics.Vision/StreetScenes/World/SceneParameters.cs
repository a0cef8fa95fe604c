using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Shading;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>Everything about a scene that does not change along the route: drawn from the ranges of its split by its seed.</summary>
internal readonly record struct SceneParameters
{
    public const float FramesPerSecond = 30f;

    private SceneParameters(StreetScenesSplit split, ulong seed)
    {
        Profile = SplitProfile.For(split);
        Seed = seed * 2 + (ulong)split + 0x5CEEE5UL;
        var random = SceneRandom.For(Seed, SceneStream.Scene);

        LaneWidth = random.Range(Profile.LaneWidth);
        LanesPerSide = random.Chance(0.3f) ? 2 : 1;
        Mode = Pick(ref random, [0.62f, 0.2f, 0.18f]) switch { 0 => CameraMode.Lane, 1 => CameraMode.Kerbside, _ => CameraMode.Sidewalk };
        BikeLane = random.Chance(0.35f) || Mode == CameraMode.Kerbside ? random.Range(1.4f, 1.9f) : 0f;
        BikeLaneColor = random.Chance(0.5f) ? Palette.Rgb(132, 62, 54) : Vector3.Zero;
        ParkingRight = Mode == CameraMode.Kerbside ? 0f : random.Chance(0.5f) ? 2.1f : 0f;
        ParkingLeft = random.Chance(0.5f) ? 2.1f : 0f;
        KerbHeight = random.Range(0.06f, 0.16f);
        ZoneLength = random.Range(52f, 80f);
        HasTram = random.Chance(0.5f);
        HasHood = Mode == CameraMode.Lane && random.Chance(0.3f);
        Season = (Season)Pick(ref random, [0.62f, 0.2f, 0.18f]);
        RoadTexture = random.Chance(0.14f) ? TextureId.Cobbles : TextureId.Asphalt;
        RoadColor = new Vector3(random.Range(0.055f, 0.16f)) * random.Tint(0.05f);
        WalkTexture = Pick(ref random, [0.3f, 0.3f, 0.22f, 0.18f]) switch
        {
            0 => TextureId.Pavers,
            1 => TextureId.Slabs,
            2 => TextureId.Asphalt,
            _ => TextureId.Cobbles,
        };
        WalkColor =
            (random.Chance(0.25f) ? Palette.Rgb(168, 128, 110) : Palette.Rgb(158, 154, 148)) * random.Range(0.6f, 1.15f)
                * random.Tint(0.06f);
        GrassColor = Vector3.Lerp(Palette.Rgb(86, 108, 46), Palette.Rgb(138, 128, 74), random.Unit() * random.Unit())
            * random.Range(0.75f, 1.2f);
        GrassDry = Palette.Rgb(146, 128, 84) * random.Range(0.7f, 1.1f);
        YellowLines = random.Chance(0.2f);
        MarkingWear = random.Range(0.1f, 0.9f);

        CameraSpeed = Mode == CameraMode.Lane ? random.Range(Profile.CameraSpeed) : random.Range(0.7f, 2.2f);
        CameraHeight = random.Range(Profile.CameraHeight);
        var halfFov = random.Range(Profile.FieldOfView) * (MathF.PI / 360f);
        TanHalfFov = Trig.Sin(halfFov) / Trig.Cos(halfFov);
        Pitch = random.Range(Profile.Pitch) * (MathF.PI / 180f);
        Roll = random.Range(Profile.Roll) * (MathF.PI / 180f);
        Yaw = random.Bell() * 0.16f;
        VehicleGap = random.Range(Profile.VehicleGap);
        WalkerGap = random.Range(Profile.WalkerGap);
        TreeGap = random.Range(Profile.TreeGap);
        Storeys = random.Range(Profile.Storeys);
        LaneSpeed = random.Range(2f, 12f);
        Route = new Route(ref random);
        Weather = (Weather)Pick(ref random, Profile.WeatherMix);
        Air = AtmosphereFactory.Create(Weather, Profile, SceneRandom.For(Seed, SceneStream.Atmosphere));
    }

    public SplitProfile Profile { get; }

    public ulong Seed { get; }

    public CameraMode Mode { get; }

    public float LaneWidth { get; }

    public int LanesPerSide { get; }

    public float BikeLane { get; }

    public Vector3 BikeLaneColor { get; }

    public float ParkingRight { get; }

    public float ParkingLeft { get; }

    public float KerbHeight { get; }

    public float ZoneLength { get; }

    public bool HasTram { get; }

    /// <summary>Whether the robot's own hood shows at the bottom of the picture.</summary>
    public bool HasHood { get; }

    public Season Season { get; }

    public TextureId RoadTexture { get; }

    public Vector3 RoadColor { get; }

    public TextureId WalkTexture { get; }

    public Vector3 WalkColor { get; }

    public Vector3 GrassColor { get; }

    public Vector3 GrassDry { get; }

    public bool YellowLines { get; }

    public float MarkingWear { get; }

    public float CameraSpeed { get; }

    public float CameraHeight { get; }

    public float TanHalfFov { get; }

    public float Pitch { get; }

    public float Roll { get; }

    public float Yaw { get; }

    public float VehicleGap { get; }

    public float WalkerGap { get; }

    public float TreeGap { get; }

    public float Storeys { get; }

    public float LaneSpeed { get; }

    public Route Route { get; }

    public Weather Weather { get; }

    public Atmosphere Air { get; }

    /// <summary>Where the kerbs are, across the route.</summary>
    public float RoadRight => LanesPerSide * LaneWidth + BikeLane + ParkingRight;

    public float RoadLeft => -(LanesPerSide * LaneWidth + BikeLane + ParkingLeft);

    /// <summary>The camera's place across the route.</summary>
    public float CameraLateral => Mode switch
    {
        CameraMode.Lane => (LanesPerSide - 0.5f) * LaneWidth,
        CameraMode.Kerbside => RoadRight - 0.8f,
        _ => RoadRight + 1.6f,
    };

    public static SceneParameters Create(StreetScenesSplit split, ulong seed) => new(split, seed);

    /// <summary>Draws an index with the given relative frequencies.</summary>
    public static int Pick(ref SceneRandom random, ReadOnlySpan<float> weights)
    {
        var total = 0f;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var x = random.Unit() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            x -= weights[i];
            if (x < 0f)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }
}
