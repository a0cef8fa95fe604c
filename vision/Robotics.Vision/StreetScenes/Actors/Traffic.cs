using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>
/// Everything that drives or is parked. Each lane is an endless file of evenly spaced slots that moves at one speed, so that any frame can
/// be drawn on its own; every run of ten slots holds each kind of large vehicle once.
/// </summary>
internal static class Traffic
{
    private const float ParkingSlot = 6.2f;
    private const int Cycle = 10;

    public static void Draw(Stage stage)
    {
        var scene = stage.Scene;
        for (var lane = 0; lane < scene.LanesPerSide; lane++)
        {
            var lateral = (lane + 0.5f) * scene.LaneWidth;
            var own = scene.Mode == CameraMode.Lane && lane == scene.LanesPerSide - 1;
            var speed = own ? scene.CameraSpeed : scene.LaneSpeed * (1f + 0.15f * lane);
            Lane(stage, lane, lateral, 1f, speed, own);
            Lane(stage, 8 + lane, -lateral, -1f, scene.LaneSpeed * (0.9f + 0.2f * lane), false);
        }

        if (scene.ParkingRight > 0f)
        {
            Parked(stage, 0, scene.RoadRight - 1.05f, 1f);
        }

        if (scene.ParkingLeft > 0f)
        {
            Parked(stage, 1, scene.RoadLeft + 1.05f, -1f);
        }

        Cyclists(stage, 0, scene.RoadRight - scene.ParkingRight - 0.75f, 1f);
        Cyclists(stage, 1, scene.RoadLeft + scene.ParkingLeft + 0.75f, -1f);
        Railways(stage);
    }

    private static void Lane(Stage stage, int lane, float lateral, float direction, float speed, bool own)
    {
        var gap = stage.Scene.VehicleGap;
        var origin = direction * speed * stage.Time + SceneRandom.For(stage.Scene.Seed, SceneStream.Vehicle, lane).Range(0f, 100f);
        foreach (var (slot, z) in Slots(stage, origin, gap, 120f))
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Vehicle, lane, slot + 1_000_000L);
            var kind = Kind(stage, lane, slot);
            var place = z + random.Bell() * 0.2f * gap;
            var offset = lateral + random.Bell() * 0.25f;
            var reach = kind switch { VehicleKind.Tram => 11f, VehicleKind.Bus => 7f, _ => 5f };
            var near = own ? reach + 5f : reach + 1.5f;
            if (kind == VehicleKind.None || (own && random.Chance(0.3f)) || (place < near && stage.Obstructs(offset, 1.3f)))
            {
                continue;
            }

            Vehicle(stage, kind, place, offset, direction, ref random);
        }
    }

    /// <summary>The kind of a slot: a shuffled deck for every ten slots.</summary>
    private static VehicleKind Kind(Stage stage, int lane, long slot)
    {
        var round = (long)Math.Floor(slot / (double)Cycle);
        var position = (int)(slot - round * Cycle);
        var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Vehicle, lane, round + 2_000_000L);
        Span<VehicleKind> deck =
        [
            VehicleKind.Car, VehicleKind.Car, VehicleKind.Car, VehicleKind.Car, VehicleKind.Car, VehicleKind.Motorcycle, VehicleKind.Truck,
            VehicleKind.Bus,
            VehicleKind.Motorcycle, stage.Scene.HasTram && lane % 8 == 0 ? VehicleKind.Tram : VehicleKind.Pickup,
        ];
        for (var i = Cycle - 1; i > 0; i--)
        {
            var j = random.Index(i + 1);
            (deck[i], deck[j]) = (deck[j], deck[i]);
        }

        return deck[position];
    }

    private static void Vehicle(Stage stage, VehicleKind kind, float z, float lateral, float direction, ref SceneRandom random)
    {
        var frame = stage.Frame(z, lateral, direction);
        var sun = stage.SunAt(z, lateral);
        switch (kind)
        {
            case VehicleKind.Truck:
                LargeVehicles.Truck(stage, frame, sun, ref random);
                break;
            case VehicleKind.Bus:
                LargeVehicles.Bus(stage, frame, sun, ref random);
                break;
            case VehicleKind.Tram:
                RailVehicles.Draw(stage, z, lateral, direction, 2, false, sun, ref random);
                break;
            case VehicleKind.Motorcycle:
                CycleModel.Motorcycle(stage, frame, true, sun, ref random);
                break;
            case VehicleKind.Pickup:
                CarModel.Draw(stage, CarBody.Pickup, frame, StreetClass.Truck, sun, ref random);
                break;
            default:
                var body = random.Index(5) switch { 0 => CarBody.Suv, 1 => CarBody.Hatchback, 2 => CarBody.Van, _ => CarBody.Sedan };
                CarModel.Draw(stage, body, frame, StreetClass.Car, sun, ref random);
                break;
        }
    }

    private static void Parked(Stage stage, int file, float lateral, float direction)
    {
        foreach (var (slot, z) in Slots(stage, 0.0, ParkingSlot, 90f))
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Parked, file, slot);
            ref readonly var zone = ref stage.Layout.ZoneAt(z);
            if (z - 3.5f < zone.CrossingEnd || z + 9f > zone.End || random.Chance(0.3f))
            {
                continue;
            }

            var kind = random.Unit() switch
            {
                < 0.72f => VehicleKind.Car, < 0.88f => VehicleKind.Motorcycle, < 0.94f => VehicleKind.Pickup, _ => VehicleKind.Truck
            };
            if (kind == VehicleKind.Motorcycle)
            {
                MotorcycleRank(stage, z, lateral, direction, ref random);
                continue;
            }

            Vehicle(stage, kind, z, lateral, direction, ref random);
        }
    }

    /// <summary>Motorcycles side by side in one parking slot, at right angles to the kerb.</summary>
    private static void MotorcycleRank(Stage stage, float z, float lateral, float direction, ref SceneRandom random)
    {
        for (var i = -1; i <= 1; i++)
        {
            var street = stage.Frame(z + 1.5f * i, lateral, direction);
            var forward = VectorMath.Normalize(street.Right + street.Forward * (0.4f + 0.2f * random.Bell()));
            CycleModel.Motorcycle(stage, LocalFrame.Facing(street.Origin, forward), false, stage.SunAt(z, lateral), ref random);
        }
    }

    private static void Cyclists(Stage stage, int file, float lateral, float direction)
    {
        const float Gap = 15f;
        var start = SceneRandom.For(stage.Scene.Seed, SceneStream.Cyclist, file);
        var speed = start.Range(2.5f, 5f);
        foreach (var (slot, z) in Slots(stage, direction * speed * stage.Time + start.Range(0f, Gap), Gap, 75f))
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Cyclist, file, slot + 1_000_000L);
            var place = z + random.Range(-5f, 5f);
            var offset = lateral + random.Bell() * 0.3f;
            if (random.Chance(0.25f) || (stage.Obstructs(offset, 0.4f) && place < 6f))
            {
                continue;
            }

            var phase = (float)(stage.Time * speed / 0.9 % Math.Tau);
            CycleModel.Bicycle(stage, stage.Frame(place, offset, direction), true, phase * -1f, stage.SunAt(place, offset), ref random);
        }
    }

    /// <summary>Trains on the railways beside the street.</summary>
    private static void Railways(Stage stage)
    {
        foreach (ref readonly var zone in stage.Layout.Zones)
        {
            for (var number = 0; number < 2; number++)
            {
                var side = zone.Side(number);
                if (side.Kind != SideKind.Railway)
                {
                    continue;
                }

                var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Side, zone.Index, 10 + number);
                var sway = Trig.Sin(0.25 * stage.Time + random.Range(0f, 6f)) * 8f;
                var middle = 0.5f * (zone.CrossingEnd + zone.End) + sway;
                var lateral = side.Lateral(side.WalkOuter + random.Range(4.5f, side.Front - 3f));
                RailVehicles.Draw(stage, middle, lateral, 1f, 4, true, stage.SunAt(middle, lateral), ref random);
            }
        }
    }

    /// <summary>The slots of an endless file that can be seen: number and station ahead of the camera.</summary>
    private static SlotRange Slots(Stage stage, double origin, float gap, float ahead) =>
        new(origin - stage.Window.Station, gap, -12f, ahead);
}
