namespace Robotics.Ros2.Native;

/// <summary>
/// A DDS domain of this process with its configuration. Cyclone DDS has one configuration for a domain in a process, so contexts on the
/// same domain share it; the last one deletes it.
/// </summary>
internal sealed class Domain
{
    private const int AlreadyExists = -4; // DDS_RETCODE_PRECONDITION_NOT_MET

    private static readonly Lock Gate = new();
    private static readonly Dictionary<uint, Domain> Open = [];

    private readonly uint _id;
    private readonly string _config;
    private readonly int _entity;
    private int _references;

    private Domain(uint id, string config, int entity)
    {
        _id = id;
        _config = config;
        _entity = entity;
    }

    internal static Domain Acquire(uint id, string config)
    {
        lock (Gate)
        {
            if (!Open.TryGetValue(id, out var domain))
            {
                var entity = NativeMethods.DomainCreate(id, config);
                if (entity is < 0 and not AlreadyExists)
                {
                    throw new RosException(
                        $"Cyclone DDS refused the configuration of domain {id}: {NativeError.Text(entity)}. It names the reason on "
                            + $"standard error; the configuration is {config}");
                }

                domain = new Domain(id, config, entity);
                Open.Add(id, domain);
            }
            else if (domain._config != config)
            {
                throw new RosException(
                    $"Domain {id} is open in this process with another Cyclone DDS configuration; give all contexts of a domain the same "
                        + "discovery range and CycloneConfig.");
            }

            domain._references++;
            return domain;
        }
    }

    internal void Release()
    {
        lock (Gate)
        {
            if (--_references > 0)
            {
                return;
            }

            Open.Remove(_id);
            if (_entity > 0)
            {
                _ = NativeMethods.Delete(_entity);
            }
        }
    }
}
