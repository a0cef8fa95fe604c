using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Cdr;

/// <summary>Bytes that ROS 2 peers wrote.</summary>
public class SampleTests
{
    public static TheoryData<int, string> Samples => ReferenceData.Rows("samples");

    public static TheoryData<int, string> BigEndian => ReferenceData.Rows("big_endian");

    public static TheoryData<int, string> TopicWire => ReferenceData.Rows("topic_wire");

    public static TheoryData<int, string> ServiceWire => ReferenceData.Rows("service_wire");

    [Theory]
    [MemberData(nameof(Samples))]
    public void EncodesToTheBytesOfThePeer(int index, string name)
    {
        _ = name;
        var row = ReferenceData.Row("samples", index);
        var codec = MessageCodecs.Find(row);
        var message = MessageJson.Build(codec.Type, row.GetProperty("value"));

        Assert.Equal(row.GetProperty("dds_type").GetString(), codec.DdsType);
        Assert.Equal(Convert.ToHexStringLower(ReferenceData.Bytes(row)), Convert.ToHexStringLower(codec.Encode(message)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void DecodesTheBytesOfThePeer(int index, string name) => AssertDecodes("samples", index, name);

    [Theory]
    [MemberData(nameof(BigEndian))]
    public void DecodesBigEndian(int index, string name) => AssertDecodes("big_endian", index, name);

    [Theory]
    [MemberData(nameof(TopicWire))]
    public void HandlesTopicSamplesAsReceived(int index, string name)
    {
        AssertDecodes("topic_wire", index, name);
        var row = ReferenceData.Row("topic_wire", index);
        var codec = MessageCodecs.Find(row);
        var encoded = codec.Encode(MessageJson.Build(codec.Type, row.GetProperty("value")));

        Assert.Equal(ReferenceData.Bytes(row), PadToFour(encoded));
    }

    [Theory]
    [MemberData(nameof(ServiceWire))]
    public void HandlesServiceSamplesAsReceived(int index, string name)
    {
        _ = name;
        var row = ReferenceData.Row("service_wire", index);
        var codec = MessageCodecs.Find(row);
        var payload = ReferenceData.Bytes(row);
        var header = row.GetProperty("header");
        var guid = Convert.FromHexString(header.GetProperty("guid").GetString()!);
        var sequenceNumber = long.Parse(header.GetProperty("sequence_number").GetString()!);

        var reader = new CdrReader(payload);
        Assert.Equal(guid, reader.ReadSpan<byte>(8).ToArray());
        Assert.Equal(sequenceNumber, reader.ReadInt64());
        MessageJson.AssertEqual(row.GetProperty("value"), codec.Read(ref reader));

        var message = MessageJson.Build(codec.Type, row.GetProperty("value"));
        var buffer = new byte[codec.SizeOf(message) + 16];
        var writer = new CdrWriter(buffer);
        writer.WriteArray<byte>(guid);
        writer.WriteInt64(sequenceNumber);
        codec.Write(message, ref writer);
        Assert.Equal(buffer.Length, writer.Position);
        Assert.Equal(payload, PadToFour(buffer));
    }

    private static void AssertDecodes(string table, int index, string name)
    {
        _ = name;
        var row = ReferenceData.Row(table, index);
        MessageJson.AssertEqual(row.GetProperty("value"), MessageCodecs.Find(row).Read(ReferenceData.Bytes(row)));
    }

    /// <summary>What Cyclone DDS does to every payload.</summary>
    private static byte[] PadToFour(byte[] payload)
    {
        Array.Resize(ref payload, (payload.Length + 3) & ~3);
        return payload;
    }
}
