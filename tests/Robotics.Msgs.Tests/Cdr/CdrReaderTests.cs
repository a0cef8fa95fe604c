namespace Robotics.Msgs.Tests.Cdr;

public class CdrReaderTests
{
    [Fact]
    public void ErrorsNameFieldByteAndCause()
    {
        byte[] image = [0, 1, 0, 0, .. new byte[12], 1, 0, 0, 0, 0];

        Assert.Equal(
            "sensor_msgs/msg/Image.width at byte 20: needs 4 bytes, and the payload has 1 left.",
            RefusalOf<SensorMsgs.Image>([.. image]));
        Assert.Equal(
            "std_msgs/msg/String.data at byte 8: the string has 255 bytes, and the payload 2 left.",
            RefusalOf<StdMsgs.String>([0, 1, 0, 0, 255, 0, 0, 0, 97, 0]));
        Assert.Equal(
            "rmw_dds_common/msg/NodeEntitiesInfo.node_namespace at byte 8: the string has 300 bytes, and its type allows 256.",
            RefusalOf<RmwDdsCommon.NodeEntitiesInfo>([0, 1, 0, 0, 45, 1, 0, 0, .. new byte[400]]));
        Assert.Equal(
            "The payload has the encoding 0x0007; only plain CDR (0x0000 and 0x0001) is supported.",
            RefusalOf<StdMsgs.String>([0, 7, 0, 0]));
    }

    [Fact]
    public void TheFieldIsOptional()
        => Assert.Equal(
            "Byte 4: needs 2 bytes, and the payload has 1 left.",
            Assert.Throws<CdrException>(() => new CdrReader([0, 1, 0, 0, 9]).ReadInt16()).Message);

    [Fact]
    public void ACountThatWouldOverflowIsRefused()
        => Assert.Throws<CdrException>(() => new CdrReader([0, 1, 0, 0, 255, 255, 255, 255, 0]).ReadSequenceLength(int.MaxValue));

    [Fact]
    public void PositionAndRemainingCountThePayload()
    {
        var reader = new CdrReader([0, 1, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 0]);
        reader.ReadByte();
        Assert.Equal(5, reader.Position);
        reader.ReadUInt32();
        Assert.Equal(12, reader.Position);
        Assert.Equal(1, reader.Remaining);
    }

    private static string RefusalOf<T>(byte[] payload)
        where T : class, IMessage<T>
        => Assert.Throws<CdrException>(() =>
        {
            var reader = new CdrReader(payload);
            T.Read(ref reader);
        }).Message;
}
