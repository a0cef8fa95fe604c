using Robotics.Imaging;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>
/// Keeps pictures of the best and the worst frame of each stretch of a recording, so that the ones shown lie apart, and the same ones are
/// found shard by shard.
/// </summary>
/// <param name="start">Stamp of the recording's first message.</param>
/// <param name="end">Stamp of its last.</param>
/// <param name="models">The models, whose masks are drawn.</param>
/// <param name="hasTruth">Whether frames have a truth; those without are left out then.</param>
internal sealed class PictureShelf(long start, long end, EvalModels models, bool hasTruth)
{
    private const int Stretches = 12;
    private const double Opacity = 0.55;

    private readonly FramePicture?[] _best = new FramePicture?[Stretches];
    private readonly FramePicture?[] _worst = new FramePicture?[Stretches];
    private readonly Overlay _plain = new([], 0);
    private readonly Overlay _blended = new(models.Labels.Colors, Opacity);

    /// <summary>The frames kept, each once, in the order of the recording.</summary>
    public FramePicture[] Pictures => [.. _best.Concat(_worst).OfType<FramePicture>().Distinct().OrderBy(picture => picture.Recorded)];

    /// <summary>Keeps a frame when it is the best or worst of its stretch so far.</summary>
    public void Offer(FrameFigures frame, in ImageSpan image, in FrameScene scene)
    {
        double?[] known = [.. frame.Models.Select(figures => FrameScore.Of(figures, hasTruth, models.Reference is not null))];
        if (known.Contains(null))
        {
            return;
        }

        double[] scores = [.. known.Select(value => value!.Value)];
        double score = scores.Average();
        int stretch = (int)((Int128)Stretches * (frame.Recorded - start) / ((Int128)end - start + 1));
        bool isBest = _best[stretch] is not { } best || score > best.Score;
        bool isWorst = _worst[stretch] is not { } worst || score < worst.Score;
        if (!isBest && !isWorst)
        {
            return;
        }

        FramePicture picture = Draw(frame, stretch, scores, image, scene);
        _best[stretch] = isBest ? picture : _best[stretch];
        _worst[stretch] = isWorst ? picture : _worst[stretch];
    }

    private FramePicture Draw(FrameFigures frame, int stretch, double[] scores, in ImageSpan image, in FrameScene scene)
    {
        byte[][] masks = new byte[models.Tracks.Count][];
        for (int i = 0; i < masks.Length; i++)
        {
            masks[i] = Encode(image, models.Tracks[i].Mask, _blended);
        }

        ReadOnlySpan<byte> target = scene.HasTruth ? scene.Truth : scene.Reference;
        return new FramePicture(
            frame.Recorded,
            frame.Stamp,
            stretch,
            scores.Average(),
            scores,
            Encode(image, models.Tracks[0].Mask, _plain),
            target.IsEmpty ? null : Encode(image, target, _blended),
            masks);
    }

    private static byte[] Encode(in ImageSpan image, ReadOnlySpan<byte> mask, Overlay overlay)
    {
        byte[] bgr = new byte[image.Width * image.Height * Thumbnail.Channels];
        overlay.Run(image, mask, bgr);
        (byte[] pixels, ImageLayout layout) = Thumbnail.Shrink(bgr, image.Width, image.Height);
        return ImageCodecs.Jpeg.Encode(pixels, layout);
    }
}
