namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>A closed range of values.</summary>
internal readonly record struct Interval(float Low, float High);
