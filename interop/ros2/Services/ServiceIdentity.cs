namespace Robotics.Ros2;

/// <summary>
/// The id by which a peer recognizes the two endpoints of a service or client as one: rmw_cyclonedds announces it in their user data and
/// compares it as text.
/// </summary>
/// <param name="Key"><c>serviceid</c> or <c>clientid</c>.</param>
/// <param name="Id">16 bytes in hexadecimal, joined by dots.</param>
internal sealed record ServiceIdentity(string Key, string Id)
{
    internal const string ServiceKey = "serviceid";
    internal const string ClientKey = "clientid";

    internal static ServiceIdentity CreateService() => new(ServiceKey, NewId());

    internal static ServiceIdentity CreateClient() => new(ClientKey, NewId());

    internal string UserDataFor(RosType type, RosDistro distro) => UserData.ForService(Key, Id, type, distro);

    private static string NewId() => string.Join('.', Guid.NewGuid().ToByteArray().Select(part => $"{part:x2}"));
}
