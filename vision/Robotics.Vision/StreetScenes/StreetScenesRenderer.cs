using Robotics.Vision.StreetScenes.Actors;
using Robotics.Vision.StreetScenes.Objects;
using Robotics.Vision.StreetScenes.Post;
using Robotics.Vision.StreetScenes.Raster;
using Robotics.Vision.StreetScenes.Shading;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes;

/// <summary>
/// Draws street scenes as a robot's camera sees them, with the exact class of every pixel. A scene is named by its split and seed, a moment
/// of it by the frame number (30 frames a second along a route without end). The same arguments always give the same bytes, on any
/// instance and in any order; a scene looks the same at every size. An instance serves one thread at a time and allocates nothing per
/// frame.
/// </summary>
public sealed class StreetScenesRenderer
{
    /// <summary>Smallest width and height in pixels.</summary>
    public const int MinSize = 32;

    /// <summary>Largest width and height in pixels.</summary>
    public const int MaxSize = 4096;

    private readonly StreetLayout _layout = new();
    private readonly Canvas _canvas;
    private readonly GroundShadows _shadows;
    private readonly Stage _stage;
    private readonly FrameShader _shader;
    private readonly PostProcessor _post;

    /// <summary>Prepares a renderer for pictures of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is shorter than <see cref="MinSize"/> or longer than
    /// <see cref="MaxSize"/>.</exception>
    public StreetScenesRenderer(int width, int height)
    {
        CheckSize(width, nameof(width));
        CheckSize(height, nameof(height));
        Width = width;
        Height = height;
        _canvas = new Canvas(width, height);
        _shadows = new GroundShadows(_canvas.Camera, width, height);
        _stage = new Stage(_canvas, _shadows, _layout);
        _shader = new FrameShader(_canvas, _shadows, _layout.Ground, width, height);
        _post = new PostProcessor(width, height);
    }

    /// <summary>Width of the pictures in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the pictures in pixels.</summary>
    public int Height { get; }

    /// <summary>Draws one frame.</summary>
    /// <param name="split">Which family of scenes.</param>
    /// <param name="seed">Which scene of the family.</param>
    /// <param name="frame">Which moment, 0 or more.</param>
    /// <param name="rgb">Receives height * width * 3 bytes, rows from the top, red first.</param>
    /// <param name="label">Receives height * width Cityscapes train ids (0..18; 255 for what has none).</param>
    /// <exception cref="ArgumentException">A buffer has not exactly the size of the picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The split is unknown or the frame negative.</exception>
    public void Render(StreetScenesSplit split, ulong seed, int frame, Span<byte> rgb, Span<byte> label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        CheckBuffer(rgb.Length, Width * Height * 3, nameof(rgb));
        CheckBuffer(label.Length, Width * Height, nameof(label));

        var scene = SceneParameters.Create(split, seed);
        Compose(scene, frame);
        _shader.Begin(scene.Seed, frame);
        _post.Begin(SensorModel.Create(scene), scene.Seed, frame);
        for (var y = 0; y < Height; y++)
        {
            _shader.Shade(y, label.Slice(y * Width, Width));
            _post.Push(y, _shader.Colors, rgb);
        }
    }

    /// <summary>Places the camera and rasterises everything that stands on the ground.</summary>
    private void Compose(in SceneParameters scene, int frame)
    {
        _layout.Plan(scene, CameraRig.Station(scene, frame));
        CameraRig.Place(_canvas.Camera, scene, _layout.Ground.Window, frame, Width, Height);
        _canvas.Begin(scene.Air);
        _shadows.Begin(scene.Air);
        _stage.Set(scene, frame);

        Traffic.Draw(_stage);
        Walkers.Draw(_stage);
        for (var i = 0; i < _layout.Count; i++)
        {
            var zone = _layout.Zones[i];
            var crossingFollows = i + 1 < _layout.Count && _layout.Zones[i + 1].HasCrossing;
            for (var side = 0; side < 2; side++)
            {
                var plan = zone.Side(side);
                Furniture.Draw(_stage, zone, plan, crossingFollows);
                Barriers.Draw(_stage, zone, plan);
                Clutter.Draw(_stage, zone, plan);
                BuildingRow.Draw(_stage, zone, plan);
                Plants.Draw(_stage, zone, plan);
            }
        }

        Backdrop.Draw(_stage);
        EgoHood.Draw(_stage);
    }

    private static void CheckSize(int size, string name)
    {
        if (size is < MinSize or > MaxSize)
        {
            throw new ArgumentOutOfRangeException(name, size, $"A picture's {name} must be between {MinSize} and {MaxSize} pixels.");
        }
    }

    private static void CheckBuffer(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                $"The {name} buffer holds {length} bytes; pictures of this renderer need exactly {expected}.", name);
        }
    }
}
