using System.Diagnostics;
using Microsoft.Extensions.Options;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring.Pictures;

/// <summary>
/// Keeps some frames, some time apart: the camera's image with its mask and its ground truth. They are written when all is over, so that
/// nothing is encoded while the monitor measures. Serves one thread.
/// </summary>
internal sealed class PictureAlbum(IOptions<MonitorOptions> options) : IDisposable
{
    private const int Wanted = 3;
    private const int ImagesKept = 15;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.7);

    private readonly SortedList<long, ReceivedMessage> _images = [];
    private readonly List<Picture> _pictures = [];
    private readonly ImageConverter _converter = new();
    private long _latest;

    /// <summary>True while images are of use.</summary>
    public bool IsOpen => options.Value.PictureFolder is not null && _pictures.Count < Wanted;

    /// <summary>Adds a camera's image and takes the message over.</summary>
    public void AddImage(ReceivedMessage message)
    {
        if (!ImagePayload.TryReadStamp(message, out long stamp))
        {
            return;
        }

        if (!IsOpen || !_images.TryAdd(stamp, message))
        {
            message.Dispose();
            return;
        }

        if (_images.Count > ImagesKept)
        {
            _images.Values[0].Dispose();
            _images.RemoveAt(0);
        }
    }

    /// <summary>
    /// Keeps the frame of a mask and its truth, where its image is at hand, is one that can be shown under them, and the last one kept is
    /// not too near.
    /// </summary>
    /// <param name="truth">Payload of the ground truth.</param>
    /// <param name="mask">Payload of the mask.</param>
    public void Offer(ReadOnlySpan<byte> truth, ReadOnlySpan<byte> mask)
    {
        if (!IsOpen
            || (_pictures.Count > 0 && Stopwatch.GetElapsedTime(_latest) < s_pause)
            || !_images.TryGetValue(ImagePayload.Stamp(mask), out ReceivedMessage image))
        {
            return;
        }

        try
        {
            _pictures.Add(Copy(image.Payload, mask, truth));
        }
        catch (InvalidImageException)
        {
            return;
        }

        _latest = Stopwatch.GetTimestamp();
        if (!IsOpen)
        {
            Dispose();
        }
    }

    /// <summary>Writes the frames into the folder that the options name.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public PictureFiles[] Write(LabelSet labels) =>
        options.Value.PictureFolder is { } folder ? new PictureFolder(folder).Write(_pictures, labels.Colors) : [];

    /// <summary>Gives the images back that wait for their masks.</summary>
    public void Dispose()
    {
        foreach (ReceivedMessage image in _images.Values)
        {
            image.Dispose();
        }

        _images.Clear();
    }

    private Picture Copy(ReadOnlySpan<byte> image, ReadOnlySpan<byte> mask, ReadOnlySpan<byte> truth)
    {
        ImageSpan pixels = _converter.Convert(ImagePayload.Pixels(image));
        return new Picture(
            pixels.Width,
            pixels.Height,
            pixels.Stride,
            pixels.Format,
            pixels.Data.ToArray(),
            Ids(mask, pixels.Width * pixels.Height),
            Ids(truth, pixels.Width * pixels.Height));
    }

    private static byte[] Ids(ReadOnlySpan<byte> payload, int pixels) =>
        ImagePayload.Pixels(payload).Data is var ids && ids.Length == pixels
            ? ids.ToArray()
            : throw new InvalidImageException($"There are {ids.Length} class ids for {pixels} pixels.");
}
