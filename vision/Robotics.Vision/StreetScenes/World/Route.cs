using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>The street's centre line: lateral position in metres as a gentle curve over the station along the route.</summary>
internal readonly record struct Route
{
    private readonly double _longAmplitude;
    private readonly double _longRate;
    private readonly double _longPhase;
    private readonly double _shortAmplitude;
    private readonly double _shortRate;
    private readonly double _shortPhase;

    public Route(ref SceneRandom random)
    {
        var bend = random.Chance(0.3f) ? 0f : random.Unit();
        _longRate = Math.Tau / random.Range(380f, 700f);
        _longAmplitude = bend * 0.10 / _longRate;
        _longPhase = random.Range(0f, 6.28f);
        _shortRate = Math.Tau / random.Range(150f, 260f);
        _shortAmplitude = bend * 0.04 / _shortRate;
        _shortPhase = random.Range(0f, 6.28f);
    }

    public double Lateral(double station) =>
        _longAmplitude * Trig.Sin(_longRate * station + _longPhase) + _shortAmplitude * Trig.Sin(_shortRate * station + _shortPhase);
}
