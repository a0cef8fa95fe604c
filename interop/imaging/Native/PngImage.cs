using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Imaging.Native;

/// <summary>png_image: the control structure of the simplified API.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PngImage
{
    public void* Opaque;
    public uint Version;
    public uint Width;
    public uint Height;
    public PngFormat Format;
    public PngFlags Flags;
    public uint ColormapEntries;
    public uint WarningOrError;
    public MessageText Message;

    public PngImage()
    {
        Version = 1;
    }

    /// <summary>The last error's text, without a full stop.</summary>
    public readonly string Error
    {
        get
        {
            ReadOnlySpan<byte> text = Message;
            int end = text.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? text : text[..end]).TrimEnd('.', ' ');
        }
    }

    [InlineArray(64)]
    internal struct MessageText
    {
        private byte _element;
    }
}
