using Robotics.Bags.Mcap;
using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Mcap;

public class McapParserTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Gives_the_same_records_however_the_bytes_arrive(int portion)
    {
        using TemporaryFolder folder = new();
        SampleBag.Write(folder.Path("bag"), new BagWriterOptions { ChunkSize = 5000 });
        byte[] file = File.ReadAllBytes(folder.Path("bag/bag_0.mcap"));

        List<(McapOpcode, long, int)> records = [];
        McapParser parser = new();
        int shown = 0;
        while (!parser.IsAtEnd)
        {
            shown = Math.Min(file.Length, shown + portion);
            while (parser.TryRead(file.AsSpan((int)parser.Position, Math.Max(0, shown - (int)parser.Position)), out McapRecord record))
            {
                records.Add((record.Opcode, record.Offset, record.Body.Length));
            }
        }

        Assert.Equal(file.Length, parser.Position);
        Assert.Equal(McapOpcode.Header, records[0].Item1);
        Assert.Equal(McapOpcode.Footer, records[^1].Item1);
        Assert.Equal(Whole(file), records);
    }

    [Fact]
    public void Says_how_much_it_needs()
    {
        McapParser parser = new();
        Assert.Equal(8, parser.Needed);
        Assert.False(parser.TryRead([0x89], out _));
        Assert.False(parser.TryRead([.. McapFormat.Magic, 1, 20, 0, 0, 0, 0, 0, 0, 0, 5], out _));
        Assert.Equal((8L, 29L), (parser.Position, parser.Needed));
    }

    [Fact]
    public void Refuses_another_kind_of_file() =>
        Assert.Contains(
            "MCAP", Assert.Throws<BagException>(() => new McapParser().TryRead("SQLite format 3\0"u8, out _)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_wild_length() =>
        Assert.Throws<BagException>(() => new McapParser().TryRead([.. McapFormat.Magic, 5, 0, 0, 0, 0, 0, 0, 0, 0x7F], out _));

    private static List<(McapOpcode, long, int)> Whole(byte[] file)
    {
        List<(McapOpcode, long, int)> records = [];
        McapRecordReader reader = new(file.AsSpan(8, file.Length - 16));
        while (reader.TryRead(out McapRecord record))
        {
            records.Add((record.Opcode, record.Offset + 8, record.Body.Length));
        }

        return records;
    }
}
