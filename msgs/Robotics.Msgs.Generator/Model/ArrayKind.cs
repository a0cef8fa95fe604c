namespace Robotics.Msgs.Generator.Model;

/// <summary>How many values a field holds. The values are the steps between the type ids of a type description.</summary>
internal enum ArrayKind
{
    None = 0,
    Fixed = 48,
    Bounded = 96,
    Unbounded = 144,
}
