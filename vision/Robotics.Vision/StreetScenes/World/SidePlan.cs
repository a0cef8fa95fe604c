namespace Robotics.Vision.StreetScenes.World;

/// <summary>
/// One side of the street along one zone. Distances are measured from the kerb outwards: verge, then sidewalk, then the front strip up to
/// the line of buildings.
/// </summary>
internal readonly record struct SidePlan(
    SideKind Kind, float Sign, float Kerb, float Verge, float Sidewalk, float Front, BarrierKind Barrier, int Storeys)
{
    public float WalkInner => Kerb + Verge;

    public float WalkOuter => Kerb + Verge + Sidewalk;

    public float BuildingLine => WalkOuter + Front;

    /// <summary>Signed lateral position of a distance from the route's centre.</summary>
    public float Lateral(float distance) => Sign * distance;
}
