namespace Robotics.Nodes.Segmentation;

/// <summary>
/// The names of a camera's topics: <c>image</c> and <c>~/mask</c> of a single one, <c>front/image</c> and <c>~/front/mask</c> of several.
/// </summary>
/// <param name="Camera">The camera's name, empty for a single one.</param>
internal readonly record struct CameraTopics(string Camera)
{
    /// <summary>The topic of something that the camera publishes.</summary>
    public string Input(string name) => Camera.Length > 0 ? $"{Camera}/{name}" : name;

    /// <summary>The topic of something that the node publishes for the camera.</summary>
    public string Output(string name) => $"~/{Input(name)}";
}
