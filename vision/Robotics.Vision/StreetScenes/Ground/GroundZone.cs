using System.Numerics;

namespace Robotics.Vision.StreetScenes.Ground;

/// <summary>
/// The ground of one stretch of the street. Across, it is a sequence of bands between ascending edges; everything outside the kerbs is
/// raised by the kerb height. A cross street may cut through at the start of the zone.
/// </summary>
internal sealed class GroundZone
{
    public const int MaxEdges = 12;

    /// <summary>Number of the band that is a cross street, and of the kerb's upright face.</summary>
    public const int Crossing = MaxEdges + 1;
    public const int Kerb = MaxEdges + 2;
    public const int BandCount = MaxEdges + 3;

    private readonly float[] _edges = new float[MaxEdges];
    private readonly LaneLine[] _lines = new LaneLine[8];
    private readonly LaneLine[] _rails = new LaneLine[4];

    /// <summary>Metres ahead of the camera where the zone starts and ends.</summary>
    public float Start { get; set; }

    public float End { get; set; }

    /// <summary>Where the cross street ends; equal to <see cref="Start"/> when there is none.</summary>
    public float CrossingEnd { get; set; }

    /// <summary>The pedestrian crossing's extent along the street, empty when there is none, and the stop line before it.</summary>
    public float ZebraStart { get; set; }

    public float ZebraEnd { get; set; }

    public float RoadLeft { get; set; }

    public float RoadRight { get; set; }

    public Vector3 LineColor { get; set; }

    /// <summary>Reflectance of the rails in the road.</summary>
    public Vector3 RailColor { get; set; }

    public float LineWear { get; set; }

    public int EdgeCount { get; private set; }

    public int LineCount { get; private set; }

    public int RailCount { get; private set; }

    public ReadOnlySpan<float> Edges => _edges.AsSpan(0, EdgeCount);

    public ReadOnlySpan<LaneLine> Lines => _lines.AsSpan(0, LineCount);

    public ReadOnlySpan<LaneLine> Rails => _rails.AsSpan(0, RailCount);

    public GroundBand[] Bands { get; } = new GroundBand[BandCount];

    /// <summary>Starts the cross-section at its far left.</summary>
    public void Begin(in GroundBand leftmost)
    {
        EdgeCount = 0;
        LineCount = 0;
        RailCount = 0;
        Bands[0] = leftmost;
    }

    /// <summary>Continues the cross-section to the right of <paramref name="edge"/>.</summary>
    public void Then(float edge, in GroundBand band)
    {
        _edges[EdgeCount++] = edge;
        Bands[EdgeCount] = band;
    }

    public void Add(in LaneLine line) => _lines[LineCount++] = line;

    public void AddRail(in LaneLine rail) => _rails[RailCount++] = rail;
}
