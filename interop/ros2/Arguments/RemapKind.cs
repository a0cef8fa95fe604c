namespace Robotics.Ros2;

/// <summary>What a remapping rule renames.</summary>
[Flags]
internal enum RemapKind
{
    Topic = 1,
    Service = 2,
    NodeName = 4,
    Namespace = 8,
}
