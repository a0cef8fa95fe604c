using Robotics.Inference;
using Robotics.Training.Data;

namespace Robotics.Bench;

/// <summary>What the command line chose.</summary>
/// <param name="Model">Model file of the suites inference and robustness.</param>
/// <param name="Networks">Networks of the suite models.</param>
/// <param name="Input">Their input.</param>
/// <param name="Frames">Frames of each of them on each engine.</param>
/// <param name="Provider">How ONNX Runtime runs.</param>
internal sealed record BenchOptions(string Model, IReadOnlyList<string> Networks, ImageSize Input, int Frames, ProviderOptions Provider);
