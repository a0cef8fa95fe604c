using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.Tests.Support;
using Robotics.Msgs.Tests.Views;

namespace Robotics.Msgs.Tests.Cdr;

/// <summary>What a node does for every frame allocates nothing.</summary>
public class AllocationTests
{
    private readonly byte[] _buffer = new byte[4096];

    [Fact]
    public void ReadingAView()
    {
        var payload = ViewTests.EncodedImage();
        var bytes = 0;
        AssertAllocatesNothing(() => bytes = new ImageView(payload).Data.Length);
        Assert.Equal(12, bytes);
    }

    [Fact]
    public void WalkingNestedSequences()
    {
        var payload = MessageCodecs.Find("diagnostic_msgs/msg/DiagnosticArray").Encode(new DiagnosticArray
        {
            Status = [new() { Name = "camera", Values = [new() { Key = "fps", Value = "30" }, new()] }, new()],
        });
        var values = 0;
        AssertAllocatesNothing(() =>
        {
            values = 0;
            foreach (var status in new DiagnosticArrayView(payload).Status)
            {
                foreach (var pair in status.Values)
                {
                    values += 1 + pair.Key.Length;
                }
            }
        });
        Assert.Equal(5, values);
    }

    [Fact]
    public void WritingAMessage()
    {
        var message = new DiagnosticArray { Header = { FrameId = "camera" }, Status = [new() { Message = "größer" }] };
        AssertAllocatesNothing(() =>
        {
            var writer = new CdrWriter(_buffer.AsSpan(0, message.GetSerializedSize()));
            message.Write(ref writer);
        });
    }

    [Fact]
    public void WritingAnImageInPlace()
    {
        var header = new Header { FrameId = "camera" };
        AssertAllocatesNothing(() =>
        {
            var writer = new CdrWriter(_buffer);
            header.Write(ref writer);
            writer.WriteUInt32(2);
            writer.WriteUInt32(2);
            writer.WriteUtf8("rgb8"u8);
            writer.WriteByte(0);
            writer.WriteUInt32(6);
            writer.ReserveBytes(12).Fill(7);
        });
        Assert.Equal(7, new ImageView(_buffer).Data[11]);
    }

    private static void AssertAllocatesNothing(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
