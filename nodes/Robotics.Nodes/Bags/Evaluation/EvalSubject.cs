namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What was evaluated. Shards of one evaluation agree in all of it.</summary>
/// <param name="Bag">The recording.</param>
/// <param name="StartStamp">Stamp of its first message, in nanoseconds since 1970.</param>
/// <param name="EndStamp">Stamp of its last message.</param>
/// <param name="Messages">Messages of all topics.</param>
/// <param name="Topic">The camera's topic.</param>
/// <param name="Truth">Topic or folder of the true masks, or null.</param>
/// <param name="Reference">The model compared with, or null.</param>
/// <param name="Models">The models.</param>
/// <param name="Classes">Name of each class.</param>
/// <param name="Colors">Colour of each class, as in <c>#804080</c>.</param>
internal sealed record EvalSubject(
    string Bag,
    long StartStamp,
    long EndStamp,
    long Messages,
    string Topic,
    string? Truth,
    EvalModel? Reference,
    EvalModel[] Models,
    string[] Classes,
    string[] Colors);
