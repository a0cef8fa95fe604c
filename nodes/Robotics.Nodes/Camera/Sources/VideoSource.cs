using System.Globalization;

namespace Robotics.Nodes.Camera.Sources;

/// <summary>A video, decoded by ffmpeg in a process of its own and read through a pipe, again and again.</summary>
internal sealed class VideoSource : IFrameSource
{
    private const int Channels = 3;

    private readonly string _file;
    private readonly byte[] _image;
    private readonly FfmpegProcess _ffmpeg;

    /// <param name="file">Any file or address that ffmpeg reads.</param>
    /// <param name="rate">Frames a second that are taken from it.</param>
    /// <param name="size">Size that it is scaled to; null for its own.</param>
    /// <exception cref="IOException">ffmpeg is missing, or finds no video in the file.</exception>
    public VideoSource(string file, double rate, FrameSize? size)
    {
        _file = file;
        Size = size ?? Probe(file);
        _image = new byte[Size.Pixels * Channels];
        _ffmpeg = new FfmpegProcess(
            "ffmpeg",
            "-v", "error", "-nostdin", "-stream_loop", "-1", "-noautorotate", "-i", file,
            "-vf", string.Create(CultureInfo.InvariantCulture, $"fps={rate},scale={Size.Width}:{Size.Height}"),
            "-f", "rawvideo", "-pix_fmt", "bgr24", "pipe:1");
    }

    public string Description => $"{_file} at {Size}";

    public FrameSize Size { get; }

    public ReadOnlySpan<byte> Image => _image;

    public ReadOnlySpan<byte> Label => [];

    public void MoveNext()
    {
        try
        {
            _ffmpeg.Output.ReadExactly(_image);
        }
        catch (EndOfStreamException)
        {
            throw new IOException($"ffmpeg broke off reading {_file}: {_ffmpeg.End()}");
        }
    }

    public void Dispose() => _ffmpeg.Dispose();

    private static FrameSize Probe(string file)
    {
        using FfmpegProcess ffprobe = new(
            "ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0:s=x", file);
        using StreamReader output = new(ffprobe.Output);
        string size = output.ReadToEnd().Trim();
        string complaints = ffprobe.End();
        return FrameSize.TryParse(size, out FrameSize parsed)
            ? parsed
            : throw new IOException($"ffprobe finds no video in {file}: {(complaints.Length > 0 ? complaints : "no video stream")}");
    }
}
