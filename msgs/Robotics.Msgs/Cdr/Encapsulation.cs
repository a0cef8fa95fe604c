namespace Robotics.Msgs;

/// <summary>The four bytes before every payload: a zero, the byte order, and two that mean nothing here.</summary>
internal static class Encapsulation
{
    public const int Size = 4;
    public const byte BigEndian = 0;
    public const byte LittleEndian = 1;
}
