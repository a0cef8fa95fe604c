namespace Robotics.Vision.StreetScenes.World;

/// <summary>
/// One stretch of the street; <paramref name="Start"/>, <paramref name="CrossingEnd"/> and <paramref name="End"/> are metres ahead of the
/// camera.
/// </summary>
internal readonly record struct ZonePlan(long Index, float Start, float CrossingEnd, float End, SidePlan Left, SidePlan Right)
{
    public bool HasCrossing => CrossingEnd > Start;

    public SidePlan Side(int side) => side == 0 ? Left : Right;
}
