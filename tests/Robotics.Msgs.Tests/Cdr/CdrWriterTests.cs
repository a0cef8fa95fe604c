using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Cdr;

public class CdrWriterTests
{
    [Fact]
    public void AnArrayOfTheWrongLengthIsRefused()
        => Assert.Equal(
            "sensor_msgs/msg/CameraInfo.k: the array has 8 elements, and its type needs 9.",
            RefusalOf(new CameraInfo { K = new double[8] }));

    [Fact]
    public void ASequenceAboveItsBoundIsRefused()
        => Assert.Equal(
            "rcl_interfaces/msg/ParameterDescriptor.integer_range: the sequence has 2 elements, and its type allows 1.",
            RefusalOf(new RclInterfaces.ParameterDescriptor { IntegerRange = [new(), new()] }));

    [Fact]
    public void AStringAboveItsBoundInBytesIsRefused()
        => Assert.Equal(
            "rmw_dds_common/msg/NodeEntitiesInfo.node_name: the string has 258 bytes, and its type allows 256.",
            RefusalOf(new RmwDdsCommon.NodeEntitiesInfo { NodeName = new string('ä', 129) }));

    [Fact]
    public void ABufferThatIsTooSmallIsRefused()
        => Assert.Equal(
            "The buffer of 11 bytes has no room for 4 more behind byte 8; allocate what GetSerializedSize gives.",
            Assert.Throws<CdrException>(() =>
            {
                var writer = new CdrWriter(new byte[11]);
                new BuiltinInterfaces.Time().Write(ref writer);
            }).Message);

    [Fact]
    public void ReservedBytesCannotBeNegative()
        => Assert.Throws<CdrException>(() => new CdrWriter(new byte[64]).ReserveBytes(-1));

    [Fact]
    public void AnImageWrittenInPlaceEqualsItsClass()
    {
        var expected = new Image
        {
            Header = { Stamp = { Sec = 3, Nanosec = 4 }, FrameId = "camera" },
            Height = 1,
            Width = 2,
            Step = 2,
            Encoding = "mono8",
            Data = [8, 9],
        };
        var buffer = new byte[expected.GetSerializedSize()];
        var writer = new CdrWriter(buffer);
        expected.Header.Write(ref writer);
        writer.WriteUInt32(1);
        writer.WriteUInt32(2);
        writer.WriteUtf8("mono8"u8);
        writer.WriteByte(0);
        writer.WriteUInt32(2);
        var pixels = writer.ReserveBytes(2);
        pixels[0] = 8;
        pixels[1] = 9;

        Assert.Equal(MessageCodecs.Find("sensor_msgs/msg/Image").Encode(expected), buffer);
    }

    private static string RefusalOf<T>(T message)
        where T : class, IMessage<T>
        => Assert.Throws<CdrException>(() =>
        {
            var writer = new CdrWriter(new byte[4096]);
            message.Write(ref writer);
        }).Message;
}
