using System.Net;
using System.Net.Sockets;

namespace Robotics.Nodes.Demo;

/// <summary>Finds a ROS domain that nobody on this host uses.</summary>
internal static class FreeDomain
{
    // Domain d's first participant listens on 7400 + 250 d + 10; above domain 100 that meets ports given to clients.
    private const int FirstPort = 7410;
    private const int PortsPerDomain = 250;
    private const int MaxDomain = 100;

    /// <exception cref="DemoException">All domains are in use.</exception>
    public static int Find()
    {
        int start = Random.Shared.Next(MaxDomain);
        for (int i = 0; i < MaxDomain; i++)
        {
            int domain = 1 + ((start + i) % MaxDomain);
            if (IsFree(FirstPort + (PortsPerDomain * domain)))
            {
                return domain;
            }
        }

        throw new DemoException($"All ROS domains from 1 to {MaxDomain} are in use on this host.");
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
