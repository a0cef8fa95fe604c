using System.Globalization;
using Robotics.Bags;
using Robotics.Imaging;

namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>
/// PNG files of class ids. Where every name is a number of ten digits or more, it is the stamp of the image in nanoseconds, and there may
/// be frames without a file; otherwise the files, sorted by name, are those of the topic's messages one by one.
/// </summary>
internal sealed class FolderTruth : ITruth
{
    private const int LeastStampDigits = 10;
    private const string Extension = ".png";

    private readonly string[] _files;
    private readonly Dictionary<long, string>? _byStamp;
    private DecodedImage? _decoded;

    /// <param name="folder">The folder.</param>
    /// <param name="frames">Messages on the camera's topic.</param>
    /// <exception cref="BagException">There are no masks, or not one for each message.</exception>
    public FolderTruth(string folder, long frames)
    {
        _files = [.. Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)];
        if (_files.Length == 0)
        {
            throw new BagException($"{folder} holds no {Extension} files of class ids.");
        }

        if (_files.All(file => Stamp(file) is not null))
        {
            _byStamp = _files.GroupBy(file => Stamp(file)!.Value).ToDictionary(group => group.Key, group => group.First());
        }
        else if (_files.Length != frames)
        {
            throw new BagException(
                $"{folder} holds {_files.Length} masks for {frames} frames: give one for each, in the order of their names, "
                + $"or name them by the stamps of their images in nanoseconds, as in 1700000000000000000{Extension}.");
        }
    }

    public bool IsByOrder => _byStamp is null;

    public bool TryFind(FramePlace frame, out TruthMask mask)
    {
        mask = default;
        if ((_byStamp is null ? _files[frame.Index] : _byStamp.GetValueOrDefault(frame.Stamp)) is not { } file)
        {
            return false;
        }

        _decoded = Decode(file);
        mask = new TruthMask(_decoded.Pixels, _decoded.Layout.Width, _decoded.Layout.Height);
        return true;
    }

    public void Dispose()
    {
    }

    private static DecodedImage Decode(string file)
    {
        try
        {
            return ImageCodecs.DecodeFile(file, PixelLayout.Label8);
        }
        catch (ImageFormatException e)
        {
            throw new BagException($"A true mask cannot be read: {e.Message}", e);
        }
    }

    private static long? Stamp(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.Length >= LeastStampDigits && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long stamp)
            ? stamp
            : null;
    }
}
