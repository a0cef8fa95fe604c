using System.Text.Json;

namespace Robotics.Msgs.Tests.Support;

/// <summary>All generated messages, of the product and of the tests, by ROS name.</summary>
internal static class MessageCodecs
{
    private const string HumbleNamespace = "Robotics.Msgs.Humble.";

    private static readonly Dictionary<(string RosType, bool Humble), IMessageCodec> ByName = Enumerate();

    public static IEnumerable<IMessageCodec> All => ByName.Values;

    public static IMessageCodec Find(string rosType, bool humble = false)
        => ByName.TryGetValue((rosType, humble), out var codec) ? codec : ByName[(rosType, false)];

    /// <summary>The type of a row of cdr.json. The rows are Humble's, except those that say that a gid has 16 bytes.</summary>
    public static IMessageCodec Find(JsonElement row)
        => Find(row.GetProperty("type").GetString()!, humble: !row.TryGetProperty("gid_bytes", out var bytes) || bytes.GetInt32() == 24);

    public static bool IsHumble(Type type) => type.FullName!.StartsWith(HumbleNamespace, StringComparison.Ordinal);

    /// <summary>Writes into a buffer of exactly the announced size that was not clean before.</summary>
    public static byte[] Encode(this IMessageCodec codec, object message)
    {
        var buffer = new byte[codec.SizeOf(message)];
        Array.Fill(buffer, (byte)0xaa);
        var writer = new CdrWriter(buffer);
        codec.Write(message, ref writer);
        Assert.Equal(buffer.Length, writer.Position);
        return buffer;
    }

    private static Dictionary<(string RosType, bool Humble), IMessageCodec> Enumerate()
        => new[] { typeof(StdMsgs.Header).Assembly, typeof(TestMsgs.Arrays).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(IsMessage)
            .Select(type => (IMessageCodec)Activator.CreateInstance(typeof(MessageCodec<>).MakeGenericType(type))!)
            .ToDictionary(codec => (codec.RosType, IsHumble(codec.Type)));

    private static bool IsMessage(Type type) => type.IsClass && type.GetInterfaces()
        .Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IMessage<>));
}
