using System.Net;
using System.Net.Sockets;

namespace Robotics.Training.Tests.Training.Distributed;

/// <summary>The variables of processes that are started together on this machine.</summary>
internal sealed class TorchRunEnvironment(int processes)
{
    private readonly int _port = FreePort();

    public Dictionary<string, string> Of(int rank) => new()
    {
        ["MASTER_ADDR"] = "127.0.0.1",
        ["MASTER_PORT"] = $"{_port}",
        ["WORLD_SIZE"] = $"{processes}",
        ["RANK"] = $"{rank}",
        ["LOCAL_RANK"] = $"{rank}",
        ["GLOO_SOCKET_IFNAME"] = "lo",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
