using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>
/// The part of the route around the camera as a table that ground and objects share: the centre line in the frame's world coordinates,
/// straight between nodes <see cref="Step"/> metres apart.
/// </summary>
internal sealed class RouteWindow
{
    public const float Step = 4f;
    public const float Behind = 64f;
    public const int Nodes = 160;

    private readonly float[] _values = GC.AllocateArray<float>(Nodes + 8, pinned: true);
    private readonly float[] _slopes = GC.AllocateArray<float>(Nodes + 8, pinned: true);

    /// <summary>Lateral position of the centre line at node i, i * Step - Behind metres ahead of the camera.</summary>
    public float[] Values => _values;

    /// <summary>Slope of the piece that starts at node i.</summary>
    public float[] Slopes => _slopes;

    /// <summary>Station of the camera along the route.</summary>
    public double Station { get; private set; }

    public void Move(in Route route, double station)
    {
        Station = station;
        var origin = route.Lateral(station);
        for (var i = 0; i <= Nodes; i++)
        {
            _values[i] = (float)(route.Lateral(station - Behind + i * Step) - origin);
        }

        for (var i = 0; i < Nodes; i++)
        {
            _slopes[i] = (_values[i + 1] - _values[i]) * (1f / Step);
        }
    }

    public float Center(float z)
    {
        var node = Node(z);
        return _values[node] + _slopes[node] * (z + Behind - node * Step);
    }

    public float Slope(float z) => _slopes[Node(z)];

    /// <summary>World point at a station (metres ahead of the camera), offset across and height.</summary>
    public Vector3 Point(float z, float lateral, float height = 0f) => new(Center(z) + lateral, height, z);

    /// <summary>Unit vector along the street.</summary>
    public Vector3 Along(float z) => VectorMath.Normalize(new Vector3(Slope(z), 0f, 1f));

    private static int Node(float z) => Math.Clamp((int)((z + Behind) * (1f / Step)), 0, Nodes - 1);
}
