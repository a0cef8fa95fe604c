namespace Robotics.Bags;

/// <summary>The definition of a topic's type, as the recording carries it.</summary>
/// <param name="Encoding">How the text is written; <c>ros2msg</c> as a rule.</param>
/// <param name="Text">The definition with those of all messages in it.</param>
public sealed record BagDefinition(string Encoding, string Text);
