using Robotics.Bags.Tests.Support;
using Robotics.Compression;

namespace Robotics.Bags.Tests.Reading;

/// <summary>Payloads that rosbag2 compressed one by one, in recordings that do not say so.</summary>
public class CompressedPayloadTests
{
    [Theory]
    [InlineData("")]
    [InlineData("sqlite3_zstd_message_0.db3")]
    public void A_database_needs_no_metadata_to_be_decompressed(string file)
    {
        using TemporaryFolder folder = new();
        string bag = ReferenceBags.Unpack("sqlite3_zstd_message", folder);
        List<RecordedMessage> expected = RecordedMessage.Read(bag);
        File.Delete(Path.Combine(bag, "metadata.yaml"));

        Assert.Equal(expected, RecordedMessage.Read(Path.Combine(bag, file)));
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void Every_payload_that_is_a_frame_is_decompressed(BagStorage storage)
    {
        using TemporaryFolder folder = new();
        byte[] payload = SampleBag.Encode(SampleBag.MakeImage(1));
        Write(folder.Path("bag"), storage, Compress(payload), payload);

        Assert.Equal(
            [RecordedMessage.Of("/camera/image_raw", 0, payload), RecordedMessage.Of("/camera/image_raw", 1, payload)],
            RecordedMessage.Read(folder.Path("bag")));
    }

    [Theory]
    [InlineData(BagStorage.Mcap)]
    [InlineData(BagStorage.Sqlite3)]
    public void A_damaged_payload_is_an_error_or_left_out_as_asked(BagStorage storage)
    {
        using TemporaryFolder folder = new();
        byte[] payload = SampleBag.Encode(SampleBag.MakeImage(1));
        Write(folder.Path("bag"), storage, Compress(payload)[..^9], payload);

        BagException error = Assert.Throws<BagException>(() => RecordedMessage.Read(folder.Path("bag")));
        Assert.Contains("The message of 0 is damaged", error.Message, StringComparison.Ordinal);

        using BagReader reader = BagReader.Open(folder.Path("bag"), new BagReadOptions { SkipDamaged = true });
        Assert.Equal([RecordedMessage.Of("/camera/image_raw", 1, payload)], RecordedMessage.Read(reader));
        Assert.Contains("The message of 0 is damaged", Assert.Single(reader.Damage), StringComparison.Ordinal);
    }

    private static void Write(string folder, BagStorage storage, params byte[][] payloads)
    {
        using BagWriter writer = new(folder, new BagWriterOptions { Storage = storage });
        writer.AddTopic(SampleBag.ImageTopic);
        for (int i = 0; i < payloads.Length; i++)
        {
            writer.Write(SampleBag.ImageTopic, i, payloads[i]);
        }
    }

    private static byte[] Compress(byte[] payload)
    {
        using ZstdCompressor compressor = new();
        byte[] frame = new byte[compressor.GetMaxCompressedSize(payload.Length)];
        return frame[..compressor.Compress(payload, frame)];
    }
}
