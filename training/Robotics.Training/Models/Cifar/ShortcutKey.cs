namespace Robotics.Training.Models.Cifar;

/// <summary>The key under which implementations keep the projection of a shortcut.</summary>
internal enum ShortcutKey
{
    /// <summary><c>downsample</c>, as torchvision and the narrow ResNets have it.</summary>
    Downsample,

    /// <summary><c>shortcut</c>, as the wide ResNets for small pictures have it.</summary>
    Shortcut,
}
