using System.Diagnostics;
using Robotics.Bags;
using Robotics.Nodes.Bags.Evaluation.Truth;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>Evaluates models on a recording or on a shard of it: every frame once, in the order of the recording, without DDS.</summary>
internal sealed class BagEvaluation : IDisposable
{
    private const long Second = 1_000_000_000;
    private const double BytesPerMegabyte = 1e6;

    private readonly BagReader _reader;
    private readonly BagTopic _topic;
    private readonly EvalShard _shard;
    private readonly EvalModels _models;
    private readonly ITruth? _truth;
    private readonly PictureShelf _pictures;
    private readonly FrameEvaluator _evaluator;
    private readonly List<FrameFigures> _frames = [];
    private int _rejected;
    private string? _firstRejection;

    /// <exception cref="BagException">The recording, its topics or its truth are not as asked for.</exception>
    /// <exception cref="Inference.ModelException">A model cannot be used.</exception>
    /// <exception cref="Inference.ProviderException">The provider cannot be had.</exception>
    public BagEvaluation(BagReader reader, EvalOptions options)
    {
        (_reader, _shard) = (reader, options.Shard);
        string? truth = TruthSources.Choose(reader, options.Truth);
        _topic = FrameTopics.Choose(reader, options.Topic, truth);
        Messages = reader.CountMessages().Single(counted => counted.Topic == _topic).MessageCount;
        _truth = TruthSources.Open(reader, truth, Messages);
        _models = new EvalModels(options.Models, options.Reference, options.Provider);
        _pictures = new PictureShelf(reader.StartStamp, reader.EndStamp, _models, truth is not null);
        _evaluator = new FrameEvaluator(_models, _truth, FrameTopics.IsCompressed(_topic), _pictures);
        Subject = new EvalSubject(
            options.Bag,
            reader.StartStamp,
            reader.EndStamp,
            reader.MessageCount,
            _topic.Name,
            truth,
            _models.Reference is { } reference ? EvalModel.Of(reference.Model) : null,
            [.. _models.Tracks.Select(track => EvalModel.Of(track.Model))],
            [.. _models.Labels.Names],
            [.. _models.Labels.Colors.Select(Hex)]);
    }

    public EvalSubject Subject { get; }

    /// <summary>Messages on the camera's topic, in all shards.</summary>
    public long Messages { get; }

    /// <summary>Evaluates all frames.</summary>
    /// <param name="progress">Is told the number of frames done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="BagException">The recording is damaged, or the truth is not its own.</exception>
    public EvalPart Run(IProgress<long> progress, CancellationToken cancellation)
    {
        (long first, long last) = _shard.Of(Subject.StartStamp, Subject.EndStamp);
        long index = _truth is { IsByOrder: true } ? Count(first - 1) : 0;
        SkipFrameBefore(first, index);
        using BagCursor messages = Read(first, last);
        foreach (BagMessage message in messages)
        {
            cancellation.ThrowIfCancellationRequested();
            Evaluate(message, index++);
            progress.Report(_frames.Count + _rejected);
        }

        return new EvalPart(
            Subject,
            _shard,
            [.. _reader.Damage],
            _rejected,
            _firstRejection,
            [.. _frames],
            [.. _models.Tracks.Select(track => track.Total.ToCounts())],
            _pictures.Pictures,
            Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / BytesPerMegabyte, 1),
            HostInfo.Describe());
    }

    public void Dispose()
    {
        _models.Dispose();
        _truth?.Dispose();
    }

    private static string Hex(Rgb24 color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    private BagCursor Read(long first, long last) =>
        _reader.Read(new BagFilter { Topics = new HashSet<string> { _topic.Name }, Start = first, End = last });

    private long Count(long last)
    {
        long count = 0;
        using BagCursor messages = Read(long.MinValue, last);
        while (messages.MoveNext())
        {
            count++;
        }

        return count;
    }

    private void Evaluate(in BagMessage message, long index)
    {
        try
        {
            _frames.Add(_evaluator.Evaluate(message.Payload, message.Stamp, index));
        }
        catch (Exception e) when (FrameDecoder.IsBadFrame(e))
        {
            _rejected++;
            _firstRejection ??= $"The message on {_topic.Name} that was recorded at {message.Stamp} is no image: {e.Message}";
        }
    }

    /// <summary>
    /// The first frame of a shard is compared with the last one before it, which is searched for in ever longer stretches.
    /// </summary>
    private void SkipFrameBefore(long first, long index)
    {
        for (long length = Second; first > Subject.StartStamp; length *= 2)
        {
            long from = Math.Max(Subject.StartStamp, first - length);
            if (TrySkipLast(from, first - 1, index) || from == Subject.StartStamp)
            {
                return;
            }
        }
    }

    private bool TrySkipLast(long first, long last, long index)
    {
        byte[]? payload = null;
        long recorded = 0, behind = 0;
        using BagCursor messages = Read(first, last);
        foreach (BagMessage message in messages)
        {
            behind++;
            if (_evaluator.CanRead(message.Payload))
            {
                (payload, recorded, behind) = (message.Payload.ToArray(), message.Stamp, 0);
            }
        }

        if (payload is not null)
        {
            _evaluator.Skip(payload, recorded, index - 1 - behind);
        }

        return payload is not null;
    }
}
