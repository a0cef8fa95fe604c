using System.Net;
using Microsoft.AspNetCore.Http;

namespace Robotics.Dashboard.Security;

/// <summary>
/// The names by which this server may be addressed. A page of somebody else's can point its own name at this machine (DNS rebinding); then
/// the request says that name in its Host header, and is refused. Numbers cannot be pointed anywhere, so that they are always allowed.
/// </summary>
/// <param name="bound">The address that the server listens on.</param>
internal sealed class AllowedHosts(IPAddress bound)
{
    private readonly bool _isLocal = IPAddress.IsLoopback(bound);

    public bool Allows(HostString host)
    {
        string name = host.Host.Trim('[', ']');
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            return !_isLocal || IPAddress.IsLoopback(address);
        }

        return Is(name, "localhost") || (!_isLocal && (Is(name, Environment.MachineName) || Is(name, $"{Environment.MachineName}.local")));
    }

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
