using Robotics.Imaging;

namespace Robotics.Nodes.Camera.Sources;

/// <summary>The JPEG and PNG images of a folder by name, each in its own size, decoded when their turn comes.</summary>
internal sealed class FolderSource : IFrameSource
{
    private static readonly string[] s_extensions = [".jpg", ".jpeg", ".png"];

    private readonly string _folder;
    private readonly string[] _files;
    private DecodedImage? _image;
    private int _position = -1;

    /// <exception cref="IOException">The folder does not exist or holds no image.</exception>
    public FolderSource(string folder)
    {
        _folder = folder;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        _files = [.. Directory.EnumerateFiles(folder)
            .Where(file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        if (_files.Length == 0)
        {
            throw new FileNotFoundException($"The folder {folder} holds no image ({string.Join(", ", s_extensions)}).");
        }
    }

    public string Description => $"{_files.Length} images of {_folder}";

    public FrameSize Size => _image is null ? default : new FrameSize(_image.Width, _image.Height);

    public ReadOnlySpan<byte> Image => _image is null ? [] : _image.Pixels;

    public ReadOnlySpan<byte> Label => [];

    /// <exception cref="ImageFormatException">The next file is no image.</exception>
    public void MoveNext()
    {
        int next = (_position + 1) % _files.Length;
        if (next != _position)
        {
            _image = ImageCodecs.DecodeFile(_files[next], PixelLayout.Bgr8);
            _position = next;
        }
    }

    public void Dispose()
    {
    }
}
