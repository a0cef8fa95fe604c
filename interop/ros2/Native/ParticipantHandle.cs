using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

/// <summary>A DDS participant. Endpoints hold a reference, so that it is deleted after the last of them, whoever disposes first.</summary>
internal sealed class ParticipantHandle : SafeHandle
{
    private readonly Domain _domain;

    private ParticipantHandle(int entity, Domain domain)
        : base(0, ownsHandle: true)
    {
        _domain = domain;
        SetHandle(entity);
        Gid = EntityGid.Read(entity);
    }

    public override bool IsInvalid => handle <= 0;

    internal EndpointGid Gid { get; }

    internal int Entity => (int)handle;

    internal static ParticipantHandle Create(uint domainId, string config, string userData)
    {
        var domain = Domain.Acquire(domainId, config);
        var entity = NativeMethods.ParticipantCreate(domainId, userData);
        if (entity < 0)
        {
            domain.Release();
            throw new RosException(
                $"No DDS participant could be created in domain {domainId}: {NativeError.Text(entity)}. "
                + "Cyclone DDS names the reason on standard error: often a network interface that does not exist, or too many "
                + "participants on this host.");
        }

        return new ParticipantHandle(entity, domain);
    }

    protected override bool ReleaseHandle()
    {
        var deleted = NativeMethods.Delete(Entity) >= 0;
        _domain.Release();
        return deleted;
    }
}
