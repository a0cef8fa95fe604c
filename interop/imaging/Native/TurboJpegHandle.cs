using System.Runtime.InteropServices;

namespace Robotics.Imaging.Native;

/// <summary>One TurboJPEG instance. An instance serves one thread, so that each thread keeps its own two.</summary>
internal sealed class TurboJpegHandle : SafeHandle
{
    [ThreadStatic]
    private static TurboJpegHandle? _decoder;

    [ThreadStatic]
    private static TurboJpegHandle? _encoder;

    private TurboJpegHandle(nint instance)
        : base(0, ownsHandle: true)
    {
        SetHandle(instance);
        if (IsInvalid)
        {
            throw new InvalidOperationException("libjpeg-turbo could not create an instance; the machine is out of memory.");
        }
    }

    public static TurboJpegHandle Decoder => _decoder ??= new TurboJpegHandle(TurboJpeg.InitDecompress());

    public static TurboJpegHandle Encoder => _encoder ??= new TurboJpegHandle(TurboJpeg.InitCompress());

    public override bool IsInvalid => handle == 0;

    /// <summary>Takes the last error's text, without a full stop, and retires this thread's decoder: after an error in a header,
    /// libjpeg-turbo 2.1 goes on reading the next file from the old one's marker.</summary>
    public static string RetireDecoder()
    {
        TurboJpegHandle failed = Decoder;
        _decoder = null;
        string error = failed.Error;
        failed.Dispose();
        return error;
    }

    /// <summary>The last error's text, without a full stop.</summary>
    public string Error => (Marshal.PtrToStringUTF8(TurboJpeg.GetErrorStr2(handle)) ?? "unknown error").TrimEnd('.', '\n', ' ');

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
