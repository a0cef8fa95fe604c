using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;
using Robotics.Vision.StreetScenes.Shading;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>Draws the light and air of a scene.</summary>
internal static class AtmosphereFactory
{
    public static Atmosphere Create(Weather weather, SplitProfile profile, SceneRandom random)
    {
        var elevation = random.Range(profile.SunElevation) * (MathF.PI / 180f);
        if (weather == Weather.Dusk)
        {
            elevation = random.Range(0.03f, 0.12f);
        }

        var azimuth = random.Range(0f, MathF.Tau);
        var sun = new Vector3(Trig.Sin(azimuth) * Trig.Cos(elevation), Trig.Sin(elevation), Trig.Cos(azimuth) * Trig.Cos(elevation));
        var warmth = 1f - MathF.Min(1f, elevation / 0.7f);
        var sunColor = Vector3.Lerp(new Vector3(1f, 0.96f, 0.88f), new Vector3(1f, 0.68f, 0.38f), warmth);
        var blue = new Vector3(0.36f, 0.55f, 0.95f);
        var pale = new Vector3(0.78f, 0.85f, 0.95f);
        var gray = new Vector3(0.82f, 0.85f, 0.88f);
        var exposure = random.Range(0.75f, 1.3f);
        var cast = random.Tint(0.10f);

        Atmosphere air = weather switch
        {
            Weather.Clear => new()
            {
                SunLight = sunColor * 2.1f,
                Zenith = blue * 0.75f,
                Horizon = new Vector3(0.42f, 0.46f, 0.52f),
                SkyTop = blue * random.Range(0.45f, 0.8f),
                SkyLow = pale * 1.1f,
                CloudColor = new Vector3(1.5f),
                CloudCover = random.Range(0f, 0.55f),
                FogDensity = random.Range(0.0008f, 0.004f),
            },
            Weather.Overcast => new()
            {
                SunLight = sunColor * random.Range(0f, 0.25f),
                Zenith = gray * 1.35f,
                Horizon = gray * 0.75f,
                SkyTop = gray * 0.65f,
                SkyLow = gray * 0.95f,
                CloudColor = gray * 1.05f,
                CloudCover = random.Range(0.6f, 1f),
                FogDensity = random.Range(0.002f, 0.007f),
            },
            Weather.Fog => new()
            {
                SunLight = sunColor * random.Range(0f, 0.15f),
                Zenith = gray * 1.15f,
                Horizon = gray * 0.8f,
                SkyTop = gray * 0.85f,
                SkyLow = gray * 0.88f,
                CloudColor = gray * 0.9f,
                CloudCover = 0.3f,
                FogDensity = random.Range(0.01f, 0.026f),
                Wetness = random.Chance(0.4f) ? 0.4f : 0f,
            },
            Weather.Rain => new()
            {
                SunLight = Vector3.Zero,
                Zenith = gray * 0.95f,
                Horizon = gray * 0.6f,
                SkyTop = gray * 0.6f,
                SkyLow = gray * 0.9f,
                CloudColor = gray * 0.95f,
                CloudCover = 0.9f,
                FogDensity = random.Range(0.005f, 0.014f),
                Wetness = random.Range(0.5f, 1f),
            },
            _ => new()
            {
                SunLight = sunColor * random.Range(0f, 0.3f),
                Zenith = new Vector3(0.28f, 0.32f, 0.46f),
                Horizon = new Vector3(0.27f, 0.26f, 0.30f),
                SkyTop = new Vector3(0.10f, 0.14f, 0.28f),
                SkyLow = Vector3.Lerp(new Vector3(0.28f, 0.26f, 0.34f), new Vector3(0.75f, 0.42f, 0.26f), random.Unit()),
                CloudColor = new Vector3(0.30f, 0.24f, 0.26f),
                CloudCover = random.Range(0.2f, 0.8f),
                FogDensity = random.Range(0.002f, 0.008f),
                Wetness = random.Chance(0.35f) ? 0.7f : 0f,
                Night = random.Range(0.4f, 0.9f),
            },
        };

        var gain = cast * exposure;
        return air with
        {
            SunDirection = sun,
            SunLight = air.SunLight * gain,
            Zenith = air.Zenith * gain,
            Horizon = air.Horizon * gain,
            Bounce = (air.Zenith * 0.2f + air.SunLight * (0.2f * sun.Y)) * gain,
            SkyTop = air.SkyTop * gain,
            SkyLow = air.SkyLow * gain,
            Haze = air.SkyLow * gain * 0.92f,
            CloudColor = air.CloudColor * gain,
        };
    }
}
