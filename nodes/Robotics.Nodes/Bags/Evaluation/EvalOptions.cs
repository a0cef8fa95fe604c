using Robotics.Inference;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What to evaluate.</summary>
/// <param name="Bag">The recording.</param>
/// <param name="Models">Model files.</param>
/// <param name="Topic">The camera's topic, or null to find it.</param>
/// <param name="Truth">A topic or a folder of masks, or null for the usual topic where it was recorded.</param>
/// <param name="Reference">A model to compare with, or null.</param>
/// <param name="Provider">Where the models run.</param>
/// <param name="Shard">Which part of the recording.</param>
internal sealed record EvalOptions(
    string Bag, string[] Models, string? Topic, string? Truth, string? Reference, ExecutionProvider Provider, EvalShard Shard);
