namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>Evenly spaced places between two stations; slot 0 lies at <paramref name="origin"/>. Use it with foreach.</summary>
internal ref struct SlotRange(double origin, double gap, double from, double to)
{
    private long _slot = (long)Math.Ceiling((from - origin) / gap) - 1;

    public readonly (long Slot, float Z) Current => (_slot, (float)(origin + _slot * gap));

    public readonly SlotRange GetEnumerator() => this;

    public bool MoveNext() => origin + ++_slot * gap <= to;
}
