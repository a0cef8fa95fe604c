using System.Diagnostics;
using Robotics.Bags;
using Robotics.Inference;
using Robotics.Nodes.Bags.Evaluation.Truth;
using Robotics.Nodes.Segmentation.Inputs;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>
/// Takes frames in the order of the recording through the node's decoder and pipeline, and measures what each model makes of them.
/// </summary>
internal sealed class FrameEvaluator(EvalModels models, ITruth? truth, bool isCompressed, PictureShelf pictures)
{
    private readonly FrameDecoder _decoder = new();
    private byte[] _truthBefore = [];
    private bool _hasTruthBefore;
    private (int Width, int Height) _sizeBefore;

    /// <summary>Whether a message is an image.</summary>
    public bool CanRead(ReadOnlySpan<byte> payload)
    {
        try
        {
            _ = _decoder.Decode(payload, isCompressed);
            return true;
        }
        catch (Exception e) when (FrameDecoder.IsBadFrame(e))
        {
            return false;
        }
    }

    /// <summary>Takes a frame as the one before the next, and counts nothing.</summary>
    /// <exception cref="BagException">Its truth is not of this recording.</exception>
    public void Skip(ReadOnlySpan<byte> payload, long recorded, long index)
    {
        CameraFrame frame = _decoder.Decode(payload, isCompressed);
        foreach (ModelTrack track in models.Tracks)
        {
            track.Segment(frame.Image);
        }

        KeepTruth(frame, FindTruth(frame, recorded, index));
    }

    /// <summary>Evaluates a frame.</summary>
    /// <exception cref="BagException">Its truth is not of this recording.</exception>
    /// <exception cref="Exception">
    /// One of those that <see cref="FrameDecoder.IsBadFrame"/> knows, when the frame cannot be read.
    /// </exception>
    public FrameFigures Evaluate(ReadOnlySpan<byte> payload, long recorded, long index)
    {
        long start = Stopwatch.GetTimestamp();
        CameraFrame frame = _decoder.Decode(payload, isCompressed);
        long decoding = Stopwatch.GetElapsedTime(start).Ticks * TimeSpan.NanosecondsPerTick;
        StageTimes[] times = new StageTimes[models.Tracks.Count];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = models.Tracks[i].Segment(frame.Image);
        }

        models.Reference?.Segment(frame.Image);
        FrameScene scene = new()
        {
            Stamp = frame.Header.Stamp.Nanoseconds,
            Width = frame.Image.Width,
            HasFrameBefore = _sizeBefore == (frame.Image.Width, frame.Image.Height),
            Truth = FindTruth(frame, recorded, index),
            TruthBefore = _hasTruthBefore ? _truthBefore : [],
            Reference = models.Reference is { } reference ? reference.Mask : [],
        };
        ModelFrameFigures[] figures = new ModelFrameFigures[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            figures[i] = models.Tracks[i].Measure(times[i], scene);
        }

        FrameFigures result = new(recorded, scene.Stamp, frame.Image.Width, frame.Image.Height, decoding, figures);
        pictures.Offer(result, frame.Image, scene);
        KeepTruth(frame, scene.Truth);
        return result;
    }

    private ReadOnlySpan<byte> FindTruth(in CameraFrame frame, long recorded, long index)
    {
        FramePlace place = new(recorded, frame.Header.Stamp.Nanoseconds, index);
        if (truth is null || !truth.TryFind(place, out TruthMask mask))
        {
            return [];
        }

        return (mask.Width, mask.Height) == (frame.Image.Width, frame.Image.Height)
            ? mask.Ids
            : throw new BagException(
                $"The truth of the frame with the stamp {place.Stamp} is {mask.Width}x{mask.Height}, but the image "
                + $"{frame.Image.Width}x{frame.Image.Height}: both must be of one size.");
    }

    private void KeepTruth(in CameraFrame frame, ReadOnlySpan<byte> ids)
    {
        _sizeBefore = (frame.Image.Width, frame.Image.Height);
        _hasTruthBefore = !ids.IsEmpty;
        if (_hasTruthBefore)
        {
            _truthBefore = _truthBefore.Length == ids.Length ? _truthBefore : new byte[ids.Length];
            ids.CopyTo(_truthBefore);
        }
    }
}
