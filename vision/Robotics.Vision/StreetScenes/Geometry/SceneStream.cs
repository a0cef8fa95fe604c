namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>Names the independent random streams of a scene.</summary>
internal enum SceneStream
{
    Scene = 1,
    Atmosphere,
    Camera,
    Zone,
    Side,
    Building,
    Barrier,
    Tree,
    Bush,
    Furniture,
    Crossing,
    Vehicle,
    Parked,
    Pedestrian,
    Cyclist,
    Backdrop,
    Sensor,
    Noise,
    Clutter,
}
