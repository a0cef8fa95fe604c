using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.World;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>People on the sidewalks and crossings, and cycles parked there.</summary>
internal static class Walkers
{
    private const float StepLength = 0.72f;

    public static void Draw(Stage stage)
    {
        for (var side = 0; side < 2; side++)
        {
            for (var stream = 0; stream < 4; stream++)
            {
                Stream(stage, side, stream);
            }

            ParkedCycles(stage, side);
        }

        foreach (ref readonly var zone in stage.Layout.Zones)
        {
            Crossing(stage, zone);
        }
    }

    /// <summary>People who walk one way at one speed; the last stream stands still.</summary>
    private static void Stream(Stage stage, int side, int stream)
    {
        var start = SceneRandom.For(stage.Scene.Seed, SceneStream.Pedestrian, side * 8 + stream);
        var speed = stream == 3 ? 0f : start.Range(0.9f, 1.7f) * (stream % 2 == 0 ? 1f : -1f);
        var gap = stage.Scene.WalkerGap * 3f;
        foreach (var (slot, z) in new SlotRange(speed * stage.Time + start.Range(0f, gap) - stage.Window.Station, gap, -4.0, 70.0))
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Pedestrian, side * 8 + stream, slot + 1_000_000L);
            if (random.Chance(0.25f))
            {
                continue;
            }

            var group = random.Chance(0.25f) ? 2 : 1;
            var place = z + random.Bell() * 0.4f * gap;
            var across = random.Range(0.15f, 0.85f);
            for (var i = 0; i < group; i++)
            {
                var plan = stage.Layout.ZoneAt(place).Side(side);
                var lateral = plan.Lateral(plan.WalkInner + 0.35f + across * (plan.Sidewalk - 0.7f) + i * 0.6f);
                if (stage.Obstructs(lateral, 0.3f) && place < 5f)
                {
                    continue;
                }

                var turned = speed == 0f ? random.Range(-3.1f, 3.1f) : random.Bell() * 0.1f + (speed < 0f ? MathF.PI : 0f);
                var phase = (float)(Math.Abs(speed) * stage.Time / StepLength * Math.PI % Math.Tau) + random.Range(0f, 6f);
                var frame = stage.Frame(place, lateral);
                var forward = frame.Forward * Trig.Cos(turned) + frame.Right * Trig.Sin(turned);
                PersonModel.Walk(
                    stage, LocalFrame.Facing(frame.Origin, forward), phase, speed == 0f ? 0.1f : 1f, stage.SunAt(place, lateral),
                    ref random);
            }
        }
    }

    private static void Crossing(Stage stage, in ZonePlan zone)
    {
        var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Crossing, zone.Index, 1);
        var z = zone.End - 2.4f;
        var width = stage.Scene.RoadRight - stage.Scene.RoadLeft + 4f;
        for (var number = 0; number < 4; number++)
        {
            var walker = SceneRandom.For(stage.Scene.Seed, SceneStream.Crossing, zone.Index, 2 + number);
            float speed = walker.Range(0.8f, 1.6f), direction = walker.Sign(), place = z + walker.Bell() * 1.4f;
            var progress = (stage.Time * speed / width + walker.Unit()) % 1.0;
            var lateral = stage.Scene.RoadLeft - 2f + (float)(direction > 0f ? progress : 1.0 - progress) * width;
            if (number > 0 && random.Chance(0.45f) || (stage.Obstructs(lateral, 0.3f) && place < 7f))
            {
                continue;
            }

            var frame = stage.Frame(place, lateral);
            var phase = (float)(speed * stage.Time / StepLength * Math.PI % Math.Tau);
            PersonModel.Walk(
                stage, LocalFrame.Facing(frame.Origin, frame.Right * direction), phase, 1f, stage.SunAt(place, lateral), ref walker);
        }
    }

    private static void ParkedCycles(Stage stage, int side)
    {
        const float Gap = 13f;
        foreach (var (slot, z) in new SlotRange(-stage.Window.Station, Gap, -4.0, 60.0))
        {
            var random = SceneRandom.For(stage.Scene.Seed, SceneStream.Parked, 10 + side, slot);
            if (random.Chance(0.3f))
            {
                continue;
            }

            var count = 2 + random.Index(4);
            var motorcycle = random.Chance(0.3f);
            var across = random.Chance(0.5f);
            for (var i = 0; i < count; i++)
            {
                var place = z + i * (across ? 0.7f : 2f);
                ref readonly var zone = ref stage.Layout.ZoneAt(place);
                var plan = zone.Side(side);
                var lateral = plan.Lateral(plan.WalkInner + (across ? 0.95f : 0.35f));
                if (place < zone.CrossingEnd + 1f || stage.Obstructs(lateral, across ? 0.9f : 0.4f))
                {
                    continue;
                }

                var street = stage.Frame(place, lateral);
                var frame = LocalFrame.Facing(
                    street.Origin,
                    VectorMath.Normalize((across ? street.Right : street.Forward) + street.Forward * (random.Bell() * 0.2f)));
                if (motorcycle)
                {
                    CycleModel.Motorcycle(stage, frame, false, stage.SunAt(place, lateral), ref random);
                }
                else
                {
                    CycleModel.Bicycle(stage, frame, false, 0f, stage.SunAt(place, lateral), ref random);
                }
            }
        }
    }
}
