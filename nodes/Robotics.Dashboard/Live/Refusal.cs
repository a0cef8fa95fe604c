namespace Robotics.Dashboard.Live;

/// <summary>Why something was not done.</summary>
/// <param name="Error">A sentence for the user.</param>
internal sealed record Refusal(string Error);
