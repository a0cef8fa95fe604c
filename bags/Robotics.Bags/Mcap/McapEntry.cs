namespace Robotics.Bags.Mcap;

/// <summary>A message of a loaded segment.</summary>
/// <param name="Stamp">Its log time.</param>
/// <param name="Offset">Where its record's body begins.</param>
/// <param name="Length">Bytes of the body.</param>
internal readonly record struct McapEntry(long Stamp, int Offset, int Length) : IComparable<McapEntry>
{
    public int CompareTo(McapEntry other) => Stamp != other.Stamp ? Stamp.CompareTo(other.Stamp) : Offset.CompareTo(other.Offset);
}
