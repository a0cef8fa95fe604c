namespace Robotics.Msgs.Tests.Support;

/// <summary>A message type handled without knowing it at compile time.</summary>
internal interface IMessageCodec
{
    Type Type { get; }

    string RosType { get; }

    string DdsType { get; }

    string TypeHash { get; }

    object Read(ReadOnlySpan<byte> payload);

    object Read(ref CdrReader reader);

    void Write(object message, ref CdrWriter writer);

    int SizeOf(object message);
}

internal sealed class MessageCodec<T> : IMessageCodec
    where T : class, IMessage<T>
{
    public Type Type => typeof(T);

    public string RosType => T.RosType;

    public string DdsType => T.DdsType;

    public string TypeHash => T.TypeHash;

    public object Read(ReadOnlySpan<byte> payload)
    {
        var reader = new CdrReader(payload);
        return T.Read(ref reader);
    }

    public object Read(ref CdrReader reader) => T.Read(ref reader);

    public void Write(object message, ref CdrWriter writer) => ((T)message).Write(ref writer);

    public int SizeOf(object message) => ((T)message).GetSerializedSize();
}
