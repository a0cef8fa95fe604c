using System.Runtime.InteropServices;

namespace Robotics.Compression.Native;

/// <summary>A library's working memory and the function that frees it.</summary>
internal sealed class NativeContext : SafeHandle
{
    private readonly Func<nint, nuint> _free;

    public NativeContext(nint context, Func<nint, nuint> free)
        : base(0, ownsHandle: true)
    {
        _free = free;
        SetHandle(context);
        if (IsInvalid)
        {
            throw new InvalidOperationException("A compression library could not create its working memory; the machine is out of memory.");
        }
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => _free(handle) == 0;
}
