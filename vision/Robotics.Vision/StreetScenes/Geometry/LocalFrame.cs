using System.Numerics;

namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>A thing's own axes on the ground: forward, to its right, and up.</summary>
internal readonly record struct LocalFrame(Vector3 Origin, Vector3 Forward, Vector3 Right)
{
    public static LocalFrame Facing(Vector3 origin, Vector3 forward) => new(origin, forward, new Vector3(forward.Z, 0f, -forward.X));

    public Vector3 At(float forward, float right, float up) => Origin + Forward * forward + Right * right + new Vector3(0f, up, 0f);

    /// <summary>The same axes at another place.</summary>
    public LocalFrame Moved(float forward, float right, float up) => this with { Origin = At(forward, right, up) };
}
