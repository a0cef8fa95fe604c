namespace Robotics.Ros2.Native;

internal sealed class ReaderHandle : EndpointHandle
{
    private ReaderHandle(ParticipantHandle participant, nint pointer)
        : base(participant, pointer)
    {
    }

    /// <param name="participant">The participant.</param>
    /// <param name="topic">The DDS topic name.</param>
    /// <param name="type">The DDS type name.</param>
    /// <param name="qos">The QoS to request.</param>
    /// <param name="userData">What discovery tells peers beside it.</param>
    internal static ReaderHandle Create(ParticipantHandle participant, string topic, string type, in NativeQos qos, string userData)
    {
        var code = NativeMethods.ReaderCreate(participant.Entity, topic, type, qos, userData, out var pointer);
        NativeError.Check(code, $"The subscription on the DDS topic '{topic}' ({type}) could not be created");
        return new ReaderHandle(participant, pointer);
    }

    protected override void CloseEntities() => NativeMethods.ReaderClose(handle);

    protected override void Free() => NativeMethods.ReaderFree(handle);
}
