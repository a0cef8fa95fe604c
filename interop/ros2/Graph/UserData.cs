namespace Robotics.Ros2;

/// <summary>The <c>key=value;</c> lists that ROS 2 puts into the user data of participants and endpoints.</summary>
internal static class UserData
{
    internal static string ForParticipant(string enclave) => $"enclave={enclave};";

    internal static string ForEndpoint(RosType type, RosDistro distro)
        => distro == RosDistro.Humble || type.Hash is null ? "" : $"typehash={type.Hash};";

    /// <summary>
    /// For the endpoints of a service (<c>serviceid</c>) or client (<c>clientid</c>): an id that both of its endpoints share.
    /// </summary>
    internal static string ForService(string key, string id, RosType type, RosDistro distro) => $"{key}={id};" + ForEndpoint(type, distro);

    internal static string? Find(string userData, string key)
    {
        foreach (var entry in userData.TrimEnd('\0').Split(';'))
        {
            if (entry.StartsWith(key, StringComparison.Ordinal) && entry.AsSpan(key.Length).StartsWith("="))
            {
                return entry[(key.Length + 1)..];
            }
        }

        return null;
    }
}
