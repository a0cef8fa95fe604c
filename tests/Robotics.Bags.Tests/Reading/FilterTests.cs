using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Reading;

public class FilterTests
{
    [Theory]
    [InlineData(BagStorage.Mcap, true)]
    [InlineData(BagStorage.Mcap, false)]
    [InlineData(BagStorage.Sqlite3, true)]
    public void Gives_only_what_is_wanted(BagStorage storage, bool isChunked)
    {
        using TemporaryFolder folder = new();
        BagWriterOptions options = new() { Storage = storage, IsChunked = isChunked, ChunkSize = 8000, MaxFileSize = 50_000 };
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), options);
        (long start, long end) = (SampleBag.FirstStamp + (5 * SampleBag.Interval), SampleBag.FirstStamp + (30 * SampleBag.Interval));

        Assert.Equal(
            written.Where(message => message.Stamp >= start && message.Stamp <= end),
            RecordedMessage.Read(folder.Path("bag"), new BagFilter { Start = start, End = end }));
        Assert.Equal(
            written.Where(message => message.Topic == "/note" && message.Stamp >= start),
            RecordedMessage.Read(folder.Path("bag"), new BagFilter { Topics = new HashSet<string> { "/note" }, Start = start }));
        Assert.Empty(RecordedMessage.Read(folder.Path("bag"), new BagFilter { Topics = new HashSet<string> { "/nothing" } }));
        Assert.Empty(RecordedMessage.Read(folder.Path("bag"), new BagFilter { Start = written[^1].Stamp + 1 }));
    }

    [Fact]
    public void Reading_allocates_nothing_per_message()
    {
        using TemporaryFolder folder = new();
        SampleBag.Write(folder.Path("bag"), new BagWriterOptions { ChunkSize = 20_000 }, frames: 1000);
        using BagReader reader = BagReader.Open(folder.Path("bag"));
        using BagCursor cursor = reader.Read();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(cursor.MoveNext());
        }

        long bytes = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            bytes += cursor.Current.Payload.Length;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytes / 20);
    }
}
