using System.Numerics;

namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>
/// A pinhole camera. World: X right of the route, Y up, Z along the route, metres, origin on the ground under the camera's station.
/// Camera space: x right, y down, z forward. The centre of pixel (0, 0) is (0.5, 0.5).
/// </summary>
internal sealed class ViewCamera
{
    public int Width { get; private set; }

    public int Height { get; private set; }

    public float Focal { get; private set; }

    public float CenterX { get; private set; }

    public float CenterY { get; private set; }

    public Vector3 Position { get; private set; }

    public Vector3 Right { get; private set; }

    public Vector3 Down { get; private set; }

    public Vector3 Forward { get; private set; }

    /// <summary>Places the camera; angles in radians, pitch positive looks down, the field of view is horizontal.</summary>
    public void Place(int width, int height, float tanHalfFov, Vector3 position, float yaw, float pitch, float roll)
    {
        Width = width;
        Height = height;
        Focal = width * 0.5f / tanHalfFov;
        CenterX = width * 0.5f;
        CenterY = height * 0.5f;
        Position = position;
        float sy = Trig.Sin(yaw), cy = Trig.Cos(yaw), sp = Trig.Sin(pitch), cp = Trig.Cos(pitch), sr = Trig.Sin(roll), cr = Trig.Cos(roll);
        Forward = new Vector3(sy * cp, -sp, cy * cp);
        var right = new Vector3(cy, 0f, -sy);
        var down = VectorMath.Cross(right, Forward);
        Right = right * cr + down * sr;
        Down = down * cr - right * sr;
    }

    public Vector3 ToCamera(Vector3 world) => Rotate(world - Position);

    public Vector3 Rotate(Vector3 direction) =>
        new(VectorMath.Dot(Right, direction), VectorMath.Dot(Down, direction), VectorMath.Dot(Forward, direction));

    /// <summary>World direction of the ray through image point (x, y), with unit length along the optical axis.</summary>
    public Vector3 Ray(float x, float y) => Forward + Right * ((x - CenterX) / Focal) + Down * ((y - CenterY) / Focal);
}
