using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Raster;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>What the builders of things need: the scene, the moment, the layout, and where to draw.</summary>
internal sealed class Stage(Canvas canvas, GroundShadows shadows, StreetLayout layout)
{
    private SceneParameters _scene;

    public Canvas Canvas { get; } = canvas;

    public GroundShadows Shadows { get; } = shadows;

    public StreetLayout Layout { get; } = layout;

    public ref readonly SceneParameters Scene => ref _scene;

    /// <summary>Seconds since the scene's first frame.</summary>
    public double Time { get; private set; }

    public RouteWindow Window => Layout.Ground.Window;

    public void Set(in SceneParameters scene, int frame)
    {
        _scene = scene;
        Time = frame / (double)SceneParameters.FramesPerSecond;
    }

    /// <summary>Height of the ground.</summary>
    public float GroundHeight(float lateral) => lateral < Scene.RoadLeft || lateral > Scene.RoadRight ? Scene.KerbHeight : 0f;

    /// <summary>Axes on the ground at a place, looking along the street (<paramref name="direction"/> 1) or back (-1).</summary>
    public LocalFrame Frame(float z, float lateral, float direction = 1f) =>
        LocalFrame.Facing(Window.Point(z, lateral, GroundHeight(lateral)), Window.Along(z) * direction);

    /// <summary>Whether the camera's own path leaves no room for a thing there.</summary>
    public bool Obstructs(float lateral, float halfWidth) => MathF.Abs(lateral - Scene.CameraLateral) < halfWidth + 0.55f;

    /// <summary>Part of the sun that reaches a place, as the rows of buildings let it.</summary>
    public float SunAt(float z, float lateral, float height = 1f) => height < ShadowHeight(z, lateral) ? 0f : 1f;

    /// <summary>How high the shadow of the row of buildings towards the sun reaches at a place.</summary>
    public float ShadowHeight(float z, float lateral)
    {
        var sun = Scene.Air.SunDirection;
        var side = Layout.ZoneAt(z).Side(sun.X > 0f ? 1 : 0);
        if (MathF.Abs(sun.X) < 0.05f || side.Kind != SideKind.Town)
        {
            return 0f;
        }

        var reach = (side.Lateral(side.BuildingLine) - lateral) / sun.X;
        return reach > 0.5f ? side.Storeys * 3.2f - reach * sun.Y : 0f;
    }

    public static Vector2 Direction(float angle) => new(Trig.Cos(angle), Trig.Sin(angle));
}
