using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Writing;

public class RoundTripTests
{
    public static TheoryData<BagStorage, BagCompression, BagCompressionMode, bool> Layouts => new()
    {
        { BagStorage.Mcap, BagCompression.None, BagCompressionMode.Default, true },
        { BagStorage.Mcap, BagCompression.None, BagCompressionMode.Default, false },
        { BagStorage.Mcap, BagCompression.Lz4, BagCompressionMode.Default, true },
        { BagStorage.Mcap, BagCompression.Zstd, BagCompressionMode.Default, true },
        { BagStorage.Mcap, BagCompression.Zstd, BagCompressionMode.File, true },
        { BagStorage.Sqlite3, BagCompression.None, BagCompressionMode.Default, true },
        { BagStorage.Sqlite3, BagCompression.Zstd, BagCompressionMode.Message, true },
        { BagStorage.Sqlite3, BagCompression.Zstd, BagCompressionMode.File, true },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Reads_what_it_writes(BagStorage storage, BagCompression compression, BagCompressionMode mode, bool isChunked)
    {
        using TemporaryFolder folder = new();
        BagWriterOptions options = new()
        {
            Storage = storage, Compression = compression, CompressionMode = mode, IsChunked = isChunked, ChunkSize = 10_000,
            RosDistro = "iron",
        };

        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), options);

        using BagReader reader = BagReader.Open(folder.Path("bag"));
        Assert.Empty(reader.Damage);
        Assert.Equal(written, RecordedMessage.Read(reader));
        Assert.Equal((storage, written.Count), (reader.Storage, reader.MessageCount));
        Assert.Equal((written[0].Stamp, written[^1].Stamp), (reader.StartStamp, reader.EndStamp));
        Assert.Equal("iron", reader.Metadata!.RosDistro);
        BagTopicCount images = reader.CountMessages().Single(counted => counted.Topic.Name == SampleBag.ImageTopic.Name);
        Assert.Equal(40, images.MessageCount);
        Assert.Equal(SampleBag.ImageTopic.Qos, images.Topic.Qos);
        Assert.Equal(SampleBag.ImageTopic.TypeHash, images.Topic.TypeHash);
        Assert.Equal(SampleBag.ImageTopic.Definition, images.Topic.Definition);
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void Splits_by_size(BagStorage storage)
    {
        using TemporaryFolder folder = new();

        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { Storage = storage, MaxFileSize = 30_000 });

        Assert.InRange(Directory.GetFiles(folder.Path("bag")).Length, 3, 6);
        Assert.Equal(written, RecordedMessage.Read(folder.Path("bag")));
    }

    [Fact]
    public void Splits_by_time_and_tells_each_part()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { MaxFileDuration = 10 * SampleBag.Interval });

        using BagReader reader = BagReader.Open(folder.Path("bag"));

        Assert.Equal(4, reader.Files.Count);
        Assert.Equal(["bag_0.mcap", "bag_1.mcap", "bag_2.mcap", "bag_3.mcap"], reader.Metadata!.Files.Select(file => file.Path));
        Assert.Equal(
            reader.Metadata.Files.Select(file => (file.StartStamp, file.Duration, file.MessageCount)),
            reader.Files.Select(file => (file.StartStamp, file.Duration, file.MessageCount)));
        Assert.Equal(written, RecordedMessage.Read(reader));
    }

    [Theory]
    [InlineData("bag_0.mcap", BagStorage.Mcap)]
    [InlineData("bag_0.db3", BagStorage.Sqlite3)]
    public void A_file_alone_tells_the_same(string file, BagStorage storage)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), new BagWriterOptions { Storage = storage });

        using BagReader reader = BagReader.Open(folder.Path($"bag/{file}"));

        Assert.Equal(written, RecordedMessage.Read(reader));
        Assert.Equal((9, written.Count), (reader.Metadata!.Version, reader.Metadata.MessageCount));
    }

    [Fact]
    public void An_empty_recording_is_a_recording()
    {
        foreach (BagStorage storage in Enum.GetValues<BagStorage>())
        {
            using TemporaryFolder folder = new();
            SampleBag.Write(folder.Path("bag"), new BagWriterOptions { Storage = storage }, frames: 0);

            using BagReader reader = BagReader.Open(folder.Path("bag"));
            Assert.Equal((0, 0, 0), (reader.MessageCount, reader.StartStamp, reader.EndStamp));
            Assert.Equal(2, reader.Topics.Count);
            Assert.Empty(RecordedMessage.Read(reader));
        }
    }

    [Fact]
    public void Refuses_what_contradicts_itself()
    {
        using TemporaryFolder folder = new();
        Assert.Throws<BagException>(
            () => new BagWriter(folder.Path("a"), new BagWriterOptions { Storage = BagStorage.Sqlite3, Compression = BagCompression.Lz4 }));
        Assert.Throws<BagException>(
            () => new BagWriter(folder.Path("b"), new BagWriterOptions { CompressionMode = BagCompressionMode.File }));
        Assert.Throws<BagException>(
            () => new BagWriter(folder.Path("c"), new BagWriterOptions { IsChunked = false, Compression = BagCompression.Zstd }));

        File.WriteAllText(folder.Path("taken"), "");
        Assert.Throws<BagException>(() => new BagWriter(folder.Path("taken")));
        Assert.Throws<BagException>(() => new BagWriter(folder.Root));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_recording()
    {
        using TemporaryFolder folder = new();
        byte[] payload = new byte[100_000];
        using BagWriter writer = new(folder.Path("bag"), new BagWriterOptions { ChunkSize = 1 << 18 });
        writer.AddTopic(SampleBag.ImageTopic);
        WriteFrames(20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteFrames(500);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 500 * payload.Length / 50);

        void WriteFrames(int count)
        {
            for (int i = 0; i < count; i++)
            {
                writer.Write(SampleBag.ImageTopic, i, payload);
            }
        }
    }
}
