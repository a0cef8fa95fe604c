using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Copying;

public class BagCopyTests
{
    [Theory]
    [InlineData("mcap_lz4", BagStorage.Sqlite3)]
    [InlineData("sqlite3_zstd_message", BagStorage.Mcap)]
    [InlineData("sqlite3_split", BagStorage.Mcap)]
    public void A_recording_of_ros_keeps_its_messages_in_the_other_storage(string name, BagStorage storage)
    {
        using TemporaryFolder folder = new();
        string source = ReferenceBags.Unpack(name, folder);
        using (BagReader reader = BagReader.Open(source))
        using (BagWriter writer = new(folder.Path("copy"), new BagWriterOptions { Storage = storage }))
        {
            // Humble's MCAP files hold a metadata record of their own, which SQLite has no place for.
            BagCopy.Run(reader, BagFilter.All, writer);
        }

        using BagReader original = BagReader.Open(source);
        using BagReader copy = BagReader.Open(folder.Path("copy"));
        Assert.Equal(storage, copy.Storage);
        Assert.Equal(RecordedMessage.Read(original), RecordedMessage.Read(copy));
        Assert.All(copy.Topics, topic => Assert.Equal(original.Topics.Single(candidate => candidate.Name == topic.Name).Qos, topic.Qos));
    }

    [Fact]
    public void Attachments_and_notes_survive()
    {
        using TemporaryFolder folder = new();
        using (BagWriter writer = new(folder.Path("bag")))
        {
            SampleBag.Write(writer, frames: 3);
            writer.Write(new BagAttachment("a.bin", "application/octet-stream", 1, 2, new byte[] { 1, 2, 3 }));
            writer.Write(new BagNote("calibration", new Dictionary<string, string> { ["fx"] = "500" }));
        }

        using BagReader reader = BagReader.Open(folder.Path("bag"));
        using (BagWriter writer = new(folder.Path("copy"), new BagWriterOptions { Compression = BagCompression.Zstd }))
        {
            BagCopy.Run(reader, BagFilter.All, writer);
        }

        using BagReader copy = BagReader.Open(folder.Path("copy"));
        BagAttachment attachment = Assert.Single(copy.ReadAttachments());
        Assert.Equal(("a.bin", 1L, 2L), (attachment.Name, attachment.Stamp, attachment.CreationStamp));
        Assert.Equal([1, 2, 3], attachment.Data.ToArray());
        Assert.Equal("500", Assert.Single(copy.Notes).Entries["fx"]);

        using BagWriter sqlite = new(folder.Path("sqlite"), new BagWriterOptions { Storage = BagStorage.Sqlite3 });
        Assert.Throws<BagException>(() => BagCopy.Run(reader, BagFilter.All, sqlite));
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void Recovery_writes_a_sound_recording(BagStorage storage)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), new BagWriterOptions { Storage = storage, ChunkSize = 8000 });
        string file = Directory.GetFiles(folder.Path("bag")).Single(path => !path.EndsWith(".yaml", StringComparison.Ordinal));
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length * 2 / 3)]);

        BagRecovery recovery = BagCopy.Recover(folder.Path("bag"), folder.Path("sound"));

        List<RecordedMessage> recovered = RecordedMessage.Read(folder.Path("sound"));
        Assert.Equal(recovery.MessageCount, recovered.Count);
        Assert.Equal(written.Count, recovery.RecordedCount);
        Assert.NotEmpty(recovery.Damage);
        Assert.InRange(recovered.Count, written.Count / 2, written.Count - 1);
        Assert.All(recovered, message => Assert.Contains(message, written));
        using BagReader sound = BagReader.Open(folder.Path("sound"));
        Assert.Empty(sound.Damage);
        Assert.Equal(storage, sound.Storage);
    }

    [Fact]
    public void Recovery_does_without_a_lost_file()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { MaxFileDuration = 20 * SampleBag.Interval });
        File.Delete(folder.Path("bag/bag_0.mcap"));

        BagRecovery recovery = BagCopy.Recover(folder.Path("bag"), folder.Path("sound"));

        Assert.Contains("bag_0.mcap", Assert.Single(recovery.Damage), StringComparison.Ordinal);
        Assert.Equal(
            written.Where(message => message.Stamp > SampleBag.FirstStamp + (19 * SampleBag.Interval)),
            RecordedMessage.Read(folder.Path("sound")));
    }

    [Fact]
    public void Recovery_does_without_a_damaged_attachment()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written;
        using (BagWriter writer = new(folder.Path("bag")))
        {
            written = SampleBag.Write(writer, frames: 3);
            writer.Write(new BagAttachment("broken.txt", "text/plain", 1, 2, "a calibration"u8.ToArray()));
            writer.Write(new BagAttachment("sound.txt", "text/plain", 1, 2, "another one"u8.ToArray()));
        }

        FileText.Replace(folder.Path("bag/bag_0.mcap"), "a calibration", "a calibratiom");
        using (BagReader reader = BagReader.Open(folder.Path("bag")))
        {
            Assert.Throws<BagException>(() => reader.ReadAttachments().Count());
        }

        BagRecovery recovery = BagCopy.Recover(folder.Path("bag"), folder.Path("sound"));

        Assert.Contains("broken.txt", Assert.Single(recovery.Damage), StringComparison.Ordinal);
        using BagReader sound = BagReader.Open(folder.Path("sound"));
        Assert.Equal("sound.txt", Assert.Single(sound.ReadAttachments()).Name);
        Assert.Equal(written, RecordedMessage.Read(sound));
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void Recovery_does_without_the_metadata_and_qos_inside_a_file(BagStorage storage)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { Storage = storage, IsChunked = false });
        File.Delete(folder.Path("bag/metadata.yaml"));
        string file = Assert.Single(Directory.GetFiles(folder.Path("bag")));
        FileText.Replace(file, "- history:", "- {istory:");
        Assert.Throws<BagException>(() => BagReader.Open(folder.Path("bag")));

        BagRecovery recovery = BagCopy.Recover(folder.Path("bag"), folder.Path("sound"));

        Assert.Contains(recovery.Damage, sentence => sentence.Contains("The metadata cannot be read", StringComparison.Ordinal));
        Assert.Contains(recovery.Damage, sentence => sentence.Contains("The QoS of /note cannot be read", StringComparison.Ordinal));
        Assert.Equal(written, RecordedMessage.Read(folder.Path("sound")));
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void Metadata_inside_a_file_is_not_needed_beside_that_of_the_folder(BagStorage storage)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(folder.Path("bag"), new BagWriterOptions { Storage = storage });
        string file = Directory.GetFiles(folder.Path("bag")).Single(path => !path.EndsWith(".yaml", StringComparison.Ordinal));
        FileText.Replace(file, "rosbag2_bagfile_information", "rosbag2_bagfile_informatiom");

        Assert.Equal(written, RecordedMessage.Read(folder.Path("bag")));
    }
}
