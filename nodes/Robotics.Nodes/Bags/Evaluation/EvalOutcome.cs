using System.Text.Json;
using Robotics.Bags;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The evaluation of a whole recording, put together of its shards.</summary>
internal sealed class EvalOutcome
{
    private const int PicturesShown = 3;

    private EvalOutcome(EvalPart[] parts)
    {
        Subject = parts[0].Subject;
        Frames = [.. parts.SelectMany(part => part.Frames)];
        Metrics = [.. Subject.Models.Select((_, i) => Sum(parts.Select(part => part.Counts[i]), Subject.Classes.Length))];
        Rejected = parts.Sum(part => part.Rejected);
        FirstRejection = parts.Select(part => part.FirstRejection).FirstOrDefault(sentence => sentence is not null);
        Damage = [.. parts.SelectMany(part => part.Damage).Distinct()];
        PeakMemoryMb = parts.Max(part => part.PeakMemoryMb);
        Hosts = [.. parts.Select(part => part.Host).Distinct()];
        IGrouping<int, FramePicture>[] stretches = [.. parts.SelectMany(part => part.Pictures).GroupBy(picture => picture.Stretch)];
        Worst =
        [
            .. stretches.Select(stretch => stretch.MinBy(picture => picture.Score)!)
                .OrderBy(picture => picture.Score)
                .Take(PicturesShown),
        ];
        Best =
        [
            .. stretches.Select(stretch => stretch.MaxBy(picture => picture.Score)!)
                .ExceptBy(Worst.Select(picture => picture.Recorded), picture => picture.Recorded)
                .OrderByDescending(picture => picture.Score)
                .Take(PicturesShown),
        ];
    }

    public EvalSubject Subject { get; }

    /// <summary>All frames, in the order of the recording.</summary>
    public FrameFigures[] Frames { get; }

    /// <summary>The metrics of each model.</summary>
    public ModelMetrics[] Metrics { get; }

    public int Rejected { get; }

    public string? FirstRejection { get; }

    public string[] Damage { get; }

    public double PeakMemoryMb { get; }

    public string[] Hosts { get; }

    /// <summary>The worst frames, the worst first.</summary>
    public FramePicture[] Worst { get; }

    /// <summary>The best of the others, the best first.</summary>
    public FramePicture[] Best { get; }

    /// <summary>The measure by which frames are good or bad.</summary>
    public string ScoreName => FrameScore.Name(Subject.Truth is not null, Subject.Reference is not null);

    /// <summary>Puts shards together; a whole recording is one shard.</summary>
    /// <exception cref="BagException">They are of different evaluations, some are missing, or there is nothing in them.</exception>
    public static EvalOutcome Of(IEnumerable<EvalPart> parts)
    {
        EvalPart[] sorted = [.. parts.OrderBy(part => part.Shard.Index)];
        RefuseOthers(sorted);
        EvalOutcome outcome = new(sorted);
        if (outcome.Frames.Length == 0)
        {
            throw new BagException(
                $"{outcome.Subject.Bag} has no image on {outcome.Subject.Topic} that can be read. {outcome.FirstRejection}".TrimEnd());
        }

        if (outcome.Subject.Truth is { } truth && outcome.Metrics[0].Confusion.Pixels == 0)
        {
            throw new BagException($"None of the {outcome.Frames.Length} frames has a mask with its stamp in {truth}.");
        }

        return outcome;
    }

    private static void RefuseOthers(EvalPart[] parts)
    {
        int count = parts[0].Shard.Count;
        string subject = Text(parts[0].Subject);
        if (Array.Find(parts, part => part.Shard.Count != count || Text(part.Subject) != subject) is { } other)
        {
            throw new BagException(
                $"Shard {other.Shard} is of another evaluation than shard {parts[0].Shard}: "
                + "recording, models, topics and number of shards must be the same.");
        }

        int[] missing = [.. Enumerable.Range(0, count).Except(parts.Select(part => part.Shard.Index))];
        if (missing.Length > 0)
        {
            throw new BagException($"Of {count} shards these are missing: {string.Join(", ", missing)}.");
        }

        if (parts.Length != count)
        {
            throw new BagException($"There are {parts.Length} files for {count} shards: give each shard once.");
        }
    }

    private static string Text(EvalSubject subject) => JsonSerializer.Serialize(subject, FiguresJsonContext.Default.EvalSubject);

    private static ModelMetrics Sum(IEnumerable<long[][]> counts, int classes)
    {
        ModelMetrics sum = new(classes);
        foreach (long[][] part in counts)
        {
            sum.Add(part);
        }

        return sum;
    }
}
