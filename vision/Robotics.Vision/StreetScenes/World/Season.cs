namespace Robotics.Vision.StreetScenes.World;

/// <summary>The state of the leaves.</summary>
internal enum Season
{
    Summer,
    Autumn,
    Winter,
}
