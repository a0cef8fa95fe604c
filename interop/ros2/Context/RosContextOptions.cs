namespace Robotics.Ros2;

/// <summary>What a context needs to know.</summary>
public sealed record RosContextOptions
{
    /// <summary>The highest domain whose ports exist.</summary>
    public const int MaxDomainId = 232;

    private readonly int _domainId;

    /// <summary>The DDS domain, 0 to 232; only participants of one domain find each other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is beyond that.</exception>
    public int DomainId
    {
        get => _domainId;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(DomainId));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxDomainId, nameof(DomainId));
            _domainId = value;
        }
    }

    /// <summary>The distribution whose conventions are spoken.</summary>
    public RosDistro Distro { get; init; } = RosDistro.Jazzy;

    /// <summary>How far participants find each other.</summary>
    public DiscoveryRange DiscoveryRange { get; init; } = DiscoveryRange.Subnet;

    /// <summary>
    /// Cyclone DDS settings that override the built-in ones: comma-separated XML fragments and file names, as in CYCLONEDDS_URI.
    /// </summary>
    public string? CycloneConfig { get; init; }

    /// <summary>The whole configuration that Cyclone DDS gets, for other DDS programs that are to join.</summary>
    public string EffectiveCycloneConfig => Ros2.CycloneConfig.Build(DiscoveryRange, CycloneConfig);

    /// <summary>The security enclave that the participant announces.</summary>
    public string Enclave { get; init; } = "/";

    /// <summary>The namespace of nodes that are created without one.</summary>
    public string Namespace { get; init; } = "/";

    /// <summary>What the command line says to the nodes: remapping rules, parameters, log levels.</summary>
    public RosArguments Arguments { get; init; } = RosArguments.Empty;

    /// <summary>
    /// Reads ROS_DOMAIN_ID, ROS_DISTRO, ROS_AUTOMATIC_DISCOVERY_RANGE (before it ROS_LOCALHOST_ONLY), ROS_NAMESPACE and CYCLONEDDS_URI.
    /// What is not set keeps its default: domain 0, jazzy, the local network, the root namespace.
    /// </summary>
    /// <exception cref="RosException">A variable has a value that is not allowed.</exception>
    public static RosContextOptions FromEnvironment() => FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The same, with what the command line says: its ROS arguments, of which the enclave is the context's.</summary>
    /// <exception cref="RosException">A variable has a value that is not allowed.</exception>
    public static RosContextOptions FromEnvironment(RosArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = FromEnvironment();
        return options with { Arguments = arguments, Enclave = arguments.Enclave ?? options.Enclave };
    }

    internal static RosContextOptions FromEnvironment(Func<string, string?> variable) => new()
    {
        DomainId = ParseDomain(variable("ROS_DOMAIN_ID")),
        Distro = ParseDistro(variable("ROS_DISTRO")),
        DiscoveryRange = ParseRange(variable("ROS_LOCALHOST_ONLY"), variable("ROS_AUTOMATIC_DISCOVERY_RANGE")),
        CycloneConfig = variable("CYCLONEDDS_URI"),
        Namespace = ParseNamespace(variable("ROS_NAMESPACE")),
    };

    /// <summary>The profile that serves a distribution: humble for Humble, jazzy for Iron and all since.</summary>
    /// <param name="name">The value of ROS_DISTRO.</param>
    /// <exception cref="RosException">The distribution is not known to be served.</exception>
    public static RosDistro ParseDistro(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" => RosDistro.Jazzy,
        "humble" => RosDistro.Humble,
        "iron" or "jazzy" or "kilted" or "rolling" => RosDistro.Jazzy,
        _ => throw new RosException(
            $"The ROS 2 distribution '{name}' is not supported; set ROS_DISTRO to humble, iron, jazzy, kilted or rolling."),
    };

    private static int ParseDomain(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        return int.TryParse(text, out var id) && id is >= 0 and <= MaxDomainId
            ? id
            : throw new RosException($"ROS_DOMAIN_ID is '{text}'; it must be a number from 0 to {MaxDomainId}.");
    }

    private static string ParseNamespace(string? ns)
    {
        try
        {
            return RosNames.ExpandNamespace(ns ?? "");
        }
        catch (RosNameException e)
        {
            throw new RosException($"ROS_NAMESPACE is not allowed. {e.Message}");
        }
    }

    private static DiscoveryRange ParseRange(string? localhostOnly, string? range) => (localhostOnly, range?.ToUpperInvariant()) switch
    {
        // As in ROS since Iron: the older variable wins while it is set.
        ("1", _) => DiscoveryRange.Localhost,
        (_, null or "" or "SUBNET" or "SYSTEM_DEFAULT") => DiscoveryRange.Subnet,
        (_, "LOCALHOST") => DiscoveryRange.Localhost,
        (_, "OFF") => DiscoveryRange.Off,
        _ => throw new RosException($"ROS_AUTOMATIC_DISCOVERY_RANGE is '{range}'; it must be SUBNET, LOCALHOST, OFF or SYSTEM_DEFAULT."),
    };
}
