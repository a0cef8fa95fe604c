namespace Robotics.Dashboard.Control;

/// <summary>Asks for a transition by its label.</summary>
internal sealed record TransitionRequest(string Transition);
