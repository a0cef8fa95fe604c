namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>
/// The evaluation of a shard, complete in itself: the file that <c>bag eval --shard</c> writes and <c>bag eval-merge</c> reads.
/// </summary>
/// <param name="Subject">What was evaluated.</param>
/// <param name="Shard">Which shard.</param>
/// <param name="Damage">What is missing in the recording, in sentences.</param>
/// <param name="Rejected">Messages that are no image.</param>
/// <param name="FirstRejection">What was wrong with the first of them, or null.</param>
/// <param name="Frames">The frames, in the order of the recording.</param>
/// <param name="Counts">The whole numbers of each model's metrics.</param>
/// <param name="Pictures">Its best and worst frames.</param>
/// <param name="PeakMemoryMb">The most memory that the process had, in 10^6 bytes.</param>
/// <param name="Host">The machine.</param>
internal sealed record EvalPart(
    EvalSubject Subject,
    EvalShard Shard,
    string[] Damage,
    int Rejected,
    string? FirstRejection,
    FrameFigures[] Frames,
    long[][][] Counts,
    FramePicture[] Pictures,
    double PeakMemoryMb,
    string Host);
