namespace Robotics.Dashboard.Foxglove;

/// <summary>The first message to a client: what this server is and can do.</summary>
internal sealed record ServerInfo(string Op, string Name, string[] Capabilities, string SessionId)
{
    // Clients tell by the id whether they reached the same server again.
    private static readonly string s_session = $"{Guid.NewGuid()}";

    public static ServerInfo Of(string node) =>
        new("serverInfo", $"robotics dashboard of {node}", ["parameters", "parametersSubscribe"], s_session);
}
