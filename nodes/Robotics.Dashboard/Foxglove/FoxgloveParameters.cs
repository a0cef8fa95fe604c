using System.Collections.Concurrent;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Ros;

namespace Robotics.Dashboard.Foxglove;

/// <summary>The node's parameters for one client.</summary>
/// <param name="node">The node.</param>
/// <param name="gateway">Its parameters.</param>
/// <param name="mayChange">Whether the client has shown the token.</param>
internal sealed class FoxgloveParameters(WatchedNode node, ParameterGateway gateway, bool mayChange)
{
    private readonly ConcurrentDictionary<string, bool> _watched = new(StringComparer.Ordinal);

    /// <summary>The named parameters, all of them where none is named.</summary>
    /// <exception cref="NodeCallException">The node does not tell them.</exception>
    public async Task<FoxgloveParameter[]> GetAsync(IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        [.. (await gateway.ListAsync(cancellation))
            .Select(report => FoxgloveParameter.Of(node, report))
            .Where(parameter => names.Count == 0 || names.Contains(parameter.Name))];

    /// <summary>Sets them one by one, up to the first that is refused.</summary>
    /// <exception cref="NodeCallException">The client may not, or the node refuses.</exception>
    public async Task SetAsync(IEnumerable<ClientParameter> parameters, CancellationToken cancellation)
    {
        if (!mayChange)
        {
            throw new NodeCallException(
                "Changing a parameter needs the token: connect to ws://.../foxglove?token=... with the one that the dashboard printed.");
        }

        foreach (ClientParameter parameter in parameters)
        {
            string name = FoxgloveParameter.OwnName(node, parameter.Name)
                ?? throw new NodeCallException($"The parameter '{parameter.Name}' is none of {node.FullName}.");
            await gateway.SetAsync(name, parameter.Value, cancellation);
        }
    }

    /// <summary>Notes parameters whose changes the client wants to learn; all of them where none is named.</summary>
    public async Task WatchAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        foreach (FoxgloveParameter parameter in await GetAsync(names, cancellation))
        {
            _watched[parameter.Name] = true;
        }
    }

    /// <summary>Forgets them; all where none is named.</summary>
    public void Unwatch(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            _watched.Clear();
        }

        foreach (string name in names)
        {
            _watched.TryRemove(name, out _);
        }
    }

    /// <summary>The parameters that the client watches, now.</summary>
    /// <exception cref="NodeCallException">The node does not tell them.</exception>
    public async Task<FoxgloveParameter[]> GetWatchedAsync(CancellationToken cancellation) =>
        _watched.IsEmpty ? [] : await GetAsync([.. _watched.Keys], cancellation);
}
