namespace Robotics.Ros2.Native;

internal sealed class WriterHandle : EndpointHandle
{
    private WriterHandle(ParticipantHandle participant, nint pointer)
        : base(participant, pointer)
    {
    }

    /// <param name="participant">The participant.</param>
    /// <param name="topic">The DDS topic name.</param>
    /// <param name="type">The DDS type name.</param>
    /// <param name="qos">The QoS to offer.</param>
    /// <param name="userData">What discovery tells peers beside it.</param>
    internal static WriterHandle Create(ParticipantHandle participant, string topic, string type, in NativeQos qos, string userData)
    {
        var code = NativeMethods.WriterCreate(participant.Entity, topic, type, qos, userData, out var pointer);
        NativeError.Check(code, $"The publisher on the DDS topic '{topic}' ({type}) could not be created");
        return new WriterHandle(participant, pointer);
    }

    protected override void CloseEntities() => NativeMethods.WriterClose(handle);

    protected override void Free() => NativeMethods.WriterFree(handle);
}
