using Robotics.Msgs.RmwDdsCommon;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>The topic <c>ros_discovery_info</c>, on which every participant says which endpoints belong to which of its nodes.</summary>
internal sealed unsafe class DiscoveryChannel
{
    private static readonly NativeQos WriterQos = new() { Reliable = 1, TransientLocal = 1, Depth = 1 };
    private static readonly NativeQos ReaderQos = new() { Reliable = 1, TransientLocal = 1, KeepAll = 1, IgnoreLocal = 1 };

    private readonly WriterHandle _writer;
    private readonly ReaderHandle _reader;
    private readonly int _gidWidth;

    internal DiscoveryChannel(ParticipantHandle participant, RosDistro distro)
    {
        const string NoUserData = "";
        _gidWidth = ParticipantEntities.GidWidth(distro);
        _writer = WriterHandle.Create(participant, DdsNames.DiscoveryTopic, ParticipantEntitiesInfo.DdsType, WriterQos, NoUserData);
        _reader = ReaderHandle.Create(participant, DdsNames.DiscoveryTopic, ParticipantEntitiesInfo.DdsType, ReaderQos, NoUserData);
    }

    /// <summary>Triggered while an announcement waits.</summary>
    internal int ReceivedCondition => NativeMethods.ReaderCondition(_reader);

    internal void Publish(ParticipantEntities entities)
    {
        var payload = entities.Write(_gidWidth);
        var loan = NativeMethods.Loan(_writer, (uint)payload.Length, out var data);
        if (loan == 0)
        {
            throw new RosException("There is no memory for the announcement of the nodes.");
        }

        payload.CopyTo(new Span<byte>(data, payload.Length));
        NativeError.Check(NativeMethods.LoanWrite(_writer, loan, (uint)payload.Length), "The nodes could not be announced");
    }

    internal void Receive(Action<ParticipantEntities> update)
    {
        while (TryTake(out var sample))
        {
            var entities = ParticipantEntities.TryRead(sample.Payload, _gidWidth);
            NativeMethods.LoanRelease(sample.Loan);
            if (entities is not null)
            {
                update(entities);
            }
        }
    }

    internal void Close()
    {
        _reader.Shutdown();
        _writer.Shutdown();
    }

    private bool TryTake(out NativeSample sample)
    {
        sample = default;
        try
        {
            return NativeMethods.ReaderTake(_reader, out sample) > 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
