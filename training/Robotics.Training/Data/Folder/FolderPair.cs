namespace Robotics.Training.Data.Folder;

/// <summary>Paths of a picture and of its mask.</summary>
public readonly record struct FolderPair(string Image, string Mask);
