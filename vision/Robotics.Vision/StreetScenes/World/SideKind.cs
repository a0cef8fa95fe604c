namespace Robotics.Vision.StreetScenes.World;

/// <summary>What lies along one side of the street.</summary>
internal enum SideKind
{
    /// <summary>A closed row of town buildings.</summary>
    Town,

    /// <summary>Detached houses in gardens behind fences, walls and hedges.</summary>
    Houses,

    /// <summary>Grass, trees and bushes.</summary>
    Park,

    /// <summary>A works yard behind a wall or fence.</summary>
    Yard,

    /// <summary>A railway on a strip of grass.</summary>
    Railway,
}
