using Robotics.Bags.Mcap;
using Robotics.Bags.Mcap.Records;
using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Mcap;

public class McapStatisticsTests
{
    [Fact]
    public void Messages_are_counted_where_the_statistics_have_no_counts_of_channels()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), new BagWriterOptions { ChunkSize = 8000 });
        string file = folder.Path("bag/bag_0.mcap");
        File.WriteAllBytes(file, WithoutChannelCounts(File.ReadAllBytes(file)));

        using BagReader reader = BagReader.Open(file);

        Assert.Empty(reader.Damage);
        Assert.Equal(written.Count, reader.MessageCount);
        Assert.Equal(
            written.CountBy(message => message.Topic).ToDictionary(),
            reader.CountMessages().ToDictionary(counted => counted.Topic.Name, counted => (int)counted.MessageCount));
        Assert.Equal(written, RecordedMessage.Read(reader));
    }

    /// <summary>The file with an empty table in its statistics, by which MCAP says that nobody counted the channels.</summary>
    private static byte[] WithoutChannelCounts(byte[] file)
    {
        McapFieldWriter fields = new();
        int rest = 0;
        McapRecordReader records = new(file.AsSpan(McapFormat.Magic.Length, file.Length - (2 * McapFormat.Magic.Length)));
        while (records.TryRead(out McapRecord record))
        {
            int start = (int)record.Offset + McapFormat.Magic.Length;
            if (record.Opcode == McapOpcode.Statistics)
            {
                fields.WriteBytes(file.AsSpan(rest, start - rest));
                (McapStatistics.Parse(record.Body) with { ChannelMessageCounts = new Dictionary<ushort, long>() }).Write(fields);
                rest = start + McapFormat.RecordHeaderSize + record.Body.Length;
            }
            else if (record.Opcode == McapOpcode.Footer)
            {
                fields.WriteBytes(file.AsSpan(rest, start - rest));
                (McapFooter.Parse(record.Body) with { SummaryOffsetStart = 0, SummaryCrc = 0 }).Write(fields);
            }
        }

        fields.WriteBytes(McapFormat.Magic);
        return fields.Written.ToArray();
    }
}
