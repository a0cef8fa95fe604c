namespace Robotics.Vision;

/// <summary>A colour with 8 bits a channel.</summary>
public readonly record struct Rgb24(byte R, byte G, byte B);
