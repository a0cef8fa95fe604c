using System.Globalization;
using System.Net;

namespace TorchSharp.Extensions;

/// <summary>A process's place among those that were started together, as <c>torchrun</c> says it in the environment.</summary>
/// <param name="MasterAddress">MASTER_ADDR: where the processes find each other.</param>
/// <param name="MasterPort">MASTER_PORT.</param>
/// <param name="Rank">RANK: the number of this process, from 0.</param>
/// <param name="WorldSize">WORLD_SIZE: the number of processes.</param>
/// <param name="LocalRank">LOCAL_RANK: the number of this process on its machine, which is that of its GPU.</param>
public sealed record TorchRun(string MasterAddress, int MasterPort, int Rank, int WorldSize, int LocalRank)
{
    /// <summary>
    /// Network interface of gloo (GLOO_SOCKET_IFNAME); null takes the master's own where it is loopback, and else the host's.
    /// </summary>
    public string? Interface { get; init; }

    /// <summary>Whether the launcher, rather than process 0, listens at the address (TORCHELASTIC_USE_AGENT_STORE).</summary>
    public bool LauncherListens { get; init; }

    /// <summary>How often the launcher has started the processes again (TORCHELASTIC_RESTART_COUNT).</summary>
    public int Attempt { get; init; }

    /// <summary>Whether all processes are on this machine and talk through its loopback interface.</summary>
    public bool IsLoopback =>
        MasterAddress == "localhost" || (IPAddress.TryParse(MasterAddress, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads the process's own environment; null where it was started alone.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or no number in its range.</exception>
    public static TorchRun? FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads an environment, variable by variable; null where WORLD_SIZE is not set or 1.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or no number in its range.</exception>
    public static TorchRun? From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (string.IsNullOrEmpty(variable("WORLD_SIZE"))) return null;
        var worldSize = Number("WORLD_SIZE", 1, int.MaxValue);
        if (worldSize == 1) return null;
        var rank = Number("RANK", 0, worldSize - 1);
        return new TorchRun(
            Text("MASTER_ADDR"), Number("MASTER_PORT", 1, IPEndPoint.MaxPort), rank, worldSize, Optional("LOCAL_RANK", rank, worldSize - 1))
        {
            Interface = variable("GLOO_SOCKET_IFNAME") is { Length: > 0 } name ? name.Split(',')[0] : null,
            LauncherListens = variable("TORCHELASTIC_USE_AGENT_STORE") == "True",
            Attempt = Optional("TORCHELASTIC_RESTART_COUNT", 0, int.MaxValue),
        };

        string Text(string name) => variable(name) is { Length: > 0 } text
            ? text
            : throw new InvalidOperationException(
                $"WORLD_SIZE is {variable("WORLD_SIZE")}, so the environment must also name {name}, as torchrun does.");

        int Optional(string name, int fallback, int greatest) =>
            string.IsNullOrEmpty(variable(name)) ? fallback : Number(name, 0, greatest);

        int Number(string name, int least, int greatest) =>
            int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                && number <= greatest
                ? number
                : throw new InvalidOperationException(
                    $"The environment variable {name} is \"{variable(name)}\"; it must be {least} to {greatest}.");
    }
}
