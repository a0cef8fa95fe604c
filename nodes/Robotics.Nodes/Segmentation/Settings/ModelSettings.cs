using Robotics.Inference;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>Which model runs, and where.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Options">The provider and how it runs.</param>
/// <param name="SelfCheck">What follows from a failed self-check.</param>
internal sealed record ModelSettings(string Model, ProviderOptions Options, SelfCheckPolicy SelfCheck);
