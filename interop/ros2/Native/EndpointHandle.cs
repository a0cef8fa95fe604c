using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

/// <summary>
/// A native writer or reader. <see cref="Shutdown"/> ends its DDS entities at once, also under calls in progress, which then return;
/// the memory is freed when the last call has returned.
/// </summary>
internal abstract class EndpointHandle : SafeHandle
{
    private readonly ParticipantHandle _participant;
    private int _closed;

    protected EndpointHandle(ParticipantHandle participant, nint pointer)
        : base(0, ownsHandle: true)
    {
        var added = false;
        participant.DangerousAddRef(ref added);
        _participant = participant;
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    internal void Shutdown()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            CloseEntities();
            Dispose();
        }
    }

    protected abstract void CloseEntities();

    protected abstract void Free();

    protected override bool ReleaseHandle()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            CloseEntities();
        }

        Free();
        _participant.DangerousRelease();
        return true;
    }
}
