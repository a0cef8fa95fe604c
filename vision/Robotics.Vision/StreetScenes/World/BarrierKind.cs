namespace Robotics.Vision.StreetScenes.World;

/// <summary>What stands at the outer edge of the sidewalk.</summary>
internal enum BarrierKind
{
    None,
    Wall,
    Fence,
    Hedge,
}
