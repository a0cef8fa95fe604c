using Robotics.Bags.Tests.Support;
using Robotics.Bags.Writing;

namespace Robotics.Bags.Tests.Reading;

/// <summary>What a killed recorder leaves, and what time does to files.</summary>
public class DamagedBagTests
{
    [Theory]
    [InlineData(BagCompression.None, true)]
    [InlineData(BagCompression.Lz4, true)]
    [InlineData(BagCompression.Zstd, true)]
    [InlineData(BagCompression.None, false)]
    public void Mcap_that_was_cut_off_is_read_up_to_the_cut(BagCompression compression, bool isChunked)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { Compression = compression, IsChunked = isChunked, ChunkSize = 8000 });
        File.Delete(folder.Path("bag/metadata.yaml"));
        byte[] whole = File.ReadAllBytes(folder.Path("bag/bag_0.mcap"));

        int most = 0;
        for (int percent = 5; percent < 100; percent += 5)
        {
            File.WriteAllBytes(folder.Path("bag/bag_0.mcap"), whole[..(whole.Length * percent / 100)]);
            using BagReader reader = BagReader.Open(folder.Path("bag"));
            List<RecordedMessage> read = RecordedMessage.Read(reader);

            Assert.NotEmpty(reader.Damage);
            Assert.All(read, message => Assert.Contains(message, written));
            Assert.InRange(read.Count, most, written.Count);
            Assert.True(
                read.Count >= (written.Count * (percent - 15) / 100) - 5, $"{read.Count} of {written.Count} messages at {percent} %");
            most = read.Count;
        }
    }

    [Fact]
    public void A_damaged_chunk_is_an_error_or_left_out_as_asked()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), new BagWriterOptions { ChunkSize = 8000 });
        byte[] file = File.ReadAllBytes(folder.Path("bag/bag_0.mcap"));
        file[file.Length / 2] ^= 1;
        File.WriteAllBytes(folder.Path("bag/bag_0.mcap"), file);

        BagException error = Assert.Throws<BagException>(() => RecordedMessage.Read(folder.Path("bag")));
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);

        using BagReader reader = BagReader.Open(folder.Path("bag"), new BagReadOptions { SkipDamaged = true });
        List<RecordedMessage> read = RecordedMessage.Read(reader);
        Assert.InRange(written.Count - read.Count, 1, 8);
        Assert.Single(reader.Damage);
    }

    [Fact]
    public void Sqlite_that_was_not_closed_is_whole()
    {
        using TemporaryFolder folder = new();
        BagWriter writer = new(folder.Path("bag"), new BagWriterOptions { Storage = BagStorage.Sqlite3 });
        List<RecordedMessage> written = SampleBag.Write(writer, frames: 40);
        writer.Flush();
        Directory.CreateDirectory(folder.Path("killed"));
        foreach (string file in Directory.GetFiles(folder.Path("bag")))
        {
            File.Copy(file, Path.Combine(folder.Path("killed"), Path.GetFileName(file)));
        }

        Assert.Equal(written, RecordedMessage.Read(folder.Path("killed")));
        writer.Dispose();
    }

    [Fact]
    public void A_recorder_that_flushes_loses_nothing_before()
    {
        using TemporaryFolder folder = new();
        BagWriter writer = new(folder.Path("bag"));
        List<RecordedMessage> written = SampleBag.Write(writer, frames: 10);
        writer.Flush();

        Assert.Equal(written, RecordedMessage.Read(folder.Path("bag")));
        writer.Dispose();
    }

    [Fact]
    public void Nothing_is_left_behind_of_a_compressed_file_that_is_refused()
    {
        using TemporaryFolder folder = new();
        SampleBag.Write(folder.Path("bag"), new BagWriterOptions());
        string name = $"{Guid.NewGuid()}.mcap";
        File.Move(folder.Path("bag/bag_0.mcap"), folder.Path(name));
        FileText.Replace(folder.Path(name), "rosbag2_bagfile_information", "rosbag2_bagfile_informatiom");
        string compressed = DeflatedFile.Replace(folder.Path(name));

        Assert.Throws<BagException>(() => BagReader.Open(compressed));

        Assert.DoesNotContain(
            Directory.GetDirectories(Path.GetTempPath(), "robotics-bag-*"), inflated => File.Exists(Path.Combine(inflated, name)));
    }

    [Theory]
    [InlineData("bag")]
    [InlineData("bag/nothing.mcap")]
    [InlineData("bag/text.mcap")]
    public void Says_what_is_not_a_recording(string path)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path("bag"));
        if (path.EndsWith("text.mcap", StringComparison.Ordinal))
        {
            File.WriteAllText(folder.Path(path), "hello");
        }

        Assert.Contains(
            folder.Path(path), Assert.Throws<BagException>(() => BagReader.Open(folder.Path(path))).Message, StringComparison.Ordinal);
    }
}
