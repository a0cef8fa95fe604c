using System.Diagnostics;
using Microsoft.Extensions.Options;
using Robotics.Imaging;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Nodes.Monitoring;

/// <summary>Keeps some overlay pictures, at intervals, as JPEG files. Serves one thread.</summary>
internal sealed class PictureAlbum(IOptions<MonitorOptions> options)
{
    private readonly MonitorOptions _options = options.Value;
    private readonly List<string> _files = [];
    private long _last;

    /// <summary>The files written.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>True when the next picture is due.</summary>
    public bool IsDue =>
        _files.Count < _options.Pictures && (_last == 0 || Stopwatch.GetElapsedTime(_last).TotalSeconds >= _options.PictureInterval);

    /// <summary>Writes a picture.</summary>
    public void Keep(ReadOnlySpan<byte> payload)
    {
        ImageView image = new(payload);
        ImageLayout layout = new((int)image.Width, (int)image.Height, PixelLayout.Bgr8, (int)image.Step);
        Directory.CreateDirectory(_options.PictureFolder);
        string file = Path.Combine(_options.PictureFolder, $"overlay-{_files.Count + 1:D2}.jpg");
        File.WriteAllBytes(file, ImageCodecs.Jpeg.Encode(image.Data, layout));
        _files.Add(file);
        _last = Stopwatch.GetTimestamp();
    }
}
