using System.Text;

namespace Robotics.Ros2;

/// <summary>The <c>key=value;</c> lists that ROS 2 puts into the user data of participants and endpoints.</summary>
internal static class UserData
{
    internal static string ForParticipant(string enclave) => $"enclave={enclave};";

    internal static string ForEndpoint(RosType type, RosDistro distro)
        => distro == RosDistro.Humble || type.Hash is null ? "" : $"typehash={type.Hash};";

    internal static string? Find(ReadOnlySpan<byte> userData, string key)
    {
        foreach (var entry in Encoding.UTF8.GetString(userData).TrimEnd('\0').Split(';'))
        {
            if (entry.StartsWith(key, StringComparison.Ordinal) && entry.AsSpan(key.Length).StartsWith("="))
            {
                return entry[(key.Length + 1)..];
            }
        }

        return null;
    }
}
