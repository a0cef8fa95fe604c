using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Textures;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>
/// The ranges from which the scenes of a split are drawn. Lengths in metres, angles in degrees, speeds in metres a second.
/// </summary>
internal sealed record SplitProfile
{
    public required Interval CameraHeight { get; init; }

    public required Interval FieldOfView { get; init; }

    public required Interval Pitch { get; init; }

    public required Interval Roll { get; init; }

    public required Interval CameraSpeed { get; init; }

    public required Interval LaneWidth { get; init; }

    public required Interval Storeys { get; init; }

    public required Interval VehicleGap { get; init; }

    public required Interval WalkerGap { get; init; }

    public required Interval TreeGap { get; init; }

    public required Interval SunElevation { get; init; }

    public required Interval Noise { get; init; }

    public required Interval Softness { get; init; }

    /// <summary>Relative frequency of each <see cref="Weather"/>.</summary>
    public required float[] WeatherMix { get; init; }

    /// <summary>Relative frequency of each <see cref="SideKind"/>.</summary>
    public required float[] SideMix { get; init; }

    public required TextureId[] WallTextures { get; init; }

    public required Vector3[] WallColors { get; init; }

    public static SplitProfile For(StreetScenesSplit split) => split switch
    {
        StreetScenesSplit.Train => _train,
        StreetScenesSplit.Val => _val,
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "The split must be Train or Val."),
    };

    private static readonly SplitProfile _train = new()
    {
        CameraHeight = new(0.55f, 1.9f),
        FieldOfView = new(58f, 88f),
        Pitch = new(-3f, 10f),
        Roll = new(-1.5f, 1.5f),
        CameraSpeed = new(1f, 11f),
        LaneWidth = new(2.8f, 3.6f),
        Storeys = new(2f, 6.99f),
        VehicleGap = new(15f, 38f),
        WalkerGap = new(4f, 14f),
        TreeGap = new(7f, 20f),
        SunElevation = new(14f, 62f),
        Noise = new(0.3f, 1.2f),
        Softness = new(0.3f, 1.3f),
        WeatherMix = [0.40f, 0.24f, 0.10f, 0.14f, 0.12f],
        SideMix = [0.36f, 0.22f, 0.18f, 0.14f, 0.10f],
        WallTextures = [TextureId.Plaster, TextureId.Plaster, TextureId.Brick, TextureId.Panels, TextureId.Stone],
        WallColors =
        [
            Palette.Rgb(214, 200, 172), Palette.Rgb(188, 150, 118), Palette.Rgb(150, 84, 66), Palette.Rgb(203, 196, 188),
            Palette.Rgb(168, 160, 150),
            Palette.Rgb(120, 70, 58), Palette.Rgb(222, 212, 196), Palette.Rgb(134, 138, 142), Palette.Rgb(196, 170, 120),
            Palette.Rgb(104, 100, 98),
            Palette.Rgb(176, 120, 92), Palette.Rgb(208, 180, 160),
        ],
    };

    private static readonly SplitProfile _val = new()
    {
        CameraHeight = new(0.45f, 1.65f),
        FieldOfView = new(64f, 96f),
        Pitch = new(-4f, 8f),
        Roll = new(-2.2f, 2.2f),
        CameraSpeed = new(0.8f, 9f),
        LaneWidth = new(2.7f, 3.4f),
        Storeys = new(2f, 8.99f),
        VehicleGap = new(13f, 32f),
        WalkerGap = new(3.5f, 12f),
        TreeGap = new(6f, 22f),
        SunElevation = new(9f, 50f),
        Noise = new(0.4f, 1.4f),
        Softness = new(0.3f, 1.5f),
        WeatherMix = [0.32f, 0.26f, 0.13f, 0.17f, 0.12f],
        SideMix = [0.34f, 0.20f, 0.20f, 0.15f, 0.11f],
        WallTextures = [TextureId.Plaster, TextureId.Brick, TextureId.Brick, TextureId.Panels, TextureId.Panels, TextureId.Stone],
        WallColors =
        [
            Palette.Rgb(206, 186, 150), Palette.Rgb(172, 132, 104), Palette.Rgb(138, 74, 60), Palette.Rgb(190, 188, 186),
            Palette.Rgb(150, 150, 150),
            Palette.Rgb(196, 160, 152), Palette.Rgb(160, 170, 160), Palette.Rgb(218, 196, 140), Palette.Rgb(110, 84, 70),
            Palette.Rgb(150, 160, 176),
        ],
    };
}
