namespace Robotics.Vision.StreetScenes.World;

/// <summary>Where the robot drives.</summary>
internal enum CameraMode
{
    Lane,
    Kerbside,
    Sidewalk,
}
