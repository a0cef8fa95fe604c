using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Ground;

/// <summary>The ground around the camera: zones in order along the street, and the height of the kerbs.</summary>
internal sealed class GroundModel
{
    public const int MaxZones = 12;

    private readonly GroundZone[] _zones = new GroundZone[MaxZones];

    public GroundModel()
    {
        for (var i = 0; i < MaxZones; i++)
        {
            _zones[i] = new GroundZone();
        }
    }

    public RouteWindow Window { get; } = new();

    public float KerbHeight { get; private set; }

    public int Count { get; private set; }

    public ReadOnlySpan<GroundZone> Zones => _zones.AsSpan(0, Count);

    public void Begin(float kerbHeight)
    {
        KerbHeight = kerbHeight;
        Count = 0;
    }

    /// <summary>The next zone, to be filled in; zones come in ascending order.</summary>
    public GroundZone Add() => _zones[Count++];

    /// <summary>Number of the zone at a station.</summary>
    public int ZoneIndex(float z)
    {
        var index = 0;
        for (var i = 1; i < Count; i++)
        {
            index += z >= _zones[i].Start ? 1 : 0;
        }

        return index;
    }
}
