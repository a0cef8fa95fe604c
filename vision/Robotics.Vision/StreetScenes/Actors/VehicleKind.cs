namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>What fills a slot of a lane.</summary>
internal enum VehicleKind
{
    None,
    Car,
    Truck,
    Pickup,
    Bus,
    Tram,
    Motorcycle,
}
