namespace Robotics.Vision.StreetScenes.World;

/// <summary>The weathers of the scenes.</summary>
internal enum Weather
{
    Clear,
    Overcast,
    Fog,
    Rain,
    Dusk,
}
