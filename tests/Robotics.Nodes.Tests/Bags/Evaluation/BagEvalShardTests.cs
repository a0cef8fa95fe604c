using System.Globalization;
using System.Text.RegularExpressions;
using Robotics.Bags;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Bags.Evaluation;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>An evaluation in parts is that of the whole.</summary>
public class BagEvalShardTests(EvalFixture fixture) : IClassFixture<EvalFixture>
{
    [Fact]
    public void Four_merged_shards_equal_the_whole()
    {
        string[] options = ["--model", fixture.Model, "--model", fixture.OtherModel, "--reference", fixture.OtherModel];

        string whole = fixture.Evaluate("whole", fixture.Bag, options);
        string merged = fixture.EvaluateInShards("merged", 4, fixture.Bag, options);

        AssertEqual(whole, merged);
        Assert.Equal(EvalFixture.Frames, EvalFixture.Rows(whole).Count / 2);
    }

    [Fact]
    public void A_shard_looks_for_its_frame_before_past_what_is_no_image()
    {
        // Three seconds without an image before the border of the two shards, and masks by order, some of which belong to nothing.
        string bag = fixture.Of("gaps"), masks = fixture.Of("gaps-masks");
        using (BagReader reader = BagReader.Open(fixture.Bag))
        using (BagWriter writer = new(bag, new BagWriterOptions()))
        {
            WriteWithGaps(reader, writer, masks);
        }

        string[] options = ["--model", fixture.Model, "--truth", masks];
        string whole = fixture.Evaluate("gaps-whole", bag, options);
        string merged = fixture.EvaluateInShards("gaps-merged", 2, bag, options);

        AssertEqual(whole, merged);
        Assert.Equal(35, (int)EvalFixture.Summary(whole)["rejected"]!);
        Assert.Equal(EvalFixture.Frames, (int)EvalFixture.Summary(whole)["frames_with_truth"]!);
        Assert.NotEqual("", EvalFixture.Rows(merged)[EvalFixture.Frames / 2]["flicker"]);
        string plain = fixture.Evaluate("gaps-plain", fixture.Bag, "--model", fixture.Model);
        Assert.Equal((double)EvalFixture.Summary(plain)["miou"]!, (double)EvalFixture.Summary(whole)["miou"]!);
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_refused()
    {
        string[] options = ["--model", fixture.Model];
        fixture.Evaluate("some", fixture.Bag, [.. options, "--shard", "0/2"]);
        fixture.Evaluate("others", fixture.Bag, "--model", fixture.OtherModel, "--shard", "1/2");

        Assert.Contains("these are missing: 1", EvalFixture.Fail("eval-merge", fixture.Of("some")), StringComparison.Ordinal);
        Assert.Contains(
            "Shard 1/2 is of another evaluation",
            EvalFixture.Fail("eval-merge", fixture.Of("some"), fixture.Of("others")),
            StringComparison.Ordinal);
        Assert.Contains(
            "give each shard once",
            EvalFixture.Fail("eval-merge", fixture.Of("some"), fixture.Of("some"), Evaluated("rest", options)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stamps_belong_to_one_shard_each()
    {
        Random random = new(1);
        for (int round = 0; round < 100; round++)
        {
            long start = random.NextInt64(long.MaxValue / 2), end = start + random.NextInt64(round < 50 ? 30 : long.MaxValue / 4);
            int count = random.Next(1, 40);
            long next = start;
            for (int i = 0; i < count; i++)
            {
                (long first, long last) = new EvalShard(i, count).Of(start, end);
                Assert.Equal(next, first);
                next = last + 1;
            }

            Assert.Equal(end + 1, next);
        }
    }

    [Theory]
    [InlineData("0/1", true)]
    [InlineData("3/4", true)]
    [InlineData("4/4", false)]
    [InlineData("-1/4", false)]
    [InlineData("1", false)]
    [InlineData("1/2/3", false)]
    [InlineData("a/b", false)]
    public void Shards_are_numbered_from_zero(string text, bool isOne) => Assert.Equal(isOne, EvalShard.TryParse(text, out _));

    private string Evaluated(string name, string[] options) => fixture.Evaluate(name, fixture.Bag, [.. options, "--shard", "1/2"]);

    private static void WriteWithGaps(BagReader reader, BagWriter writer, string masks)
    {
        const long Gap = 3_500_000_000;
        Directory.CreateDirectory(masks);
        BagTopic topic = reader.Topics.Single(candidate => candidate.Name == "/image/compressed");
        writer.AddTopic(topic);
        int frames = 0, messages = 0;
        long shift = 0;
        using BagCursor cursor = reader.Read();
        foreach (BagMessage message in cursor)
        {
            CdrReader payload = new(message.Payload);
            if (message.Topic == topic)
            {
                if (frames++ == EvalFixture.Frames / 2)
                {
                    for (int i = 0; i < 35; i++)
                    {
                        WriteMask(new byte[1], 1);
                        writer.Write(topic, message.Stamp + (i * Gap / 35), [0, 1, 0, 0, 7]);
                    }

                    shift = Gap;
                }

                writer.Write(topic, message.Stamp + shift, message.Payload);
            }
            else if (message.Topic.Name == "/label")
            {
                Image label = Image.Read(ref payload);
                WriteMask([.. label.Data], (int)label.Width);
            }
        }

        void WriteMask(byte[] ids, int width) => File.WriteAllBytes(
            Path.Combine(masks, string.Create(CultureInfo.InvariantCulture, $"{messages++:0000}.png")),
            ImageCodecs.Png.Encode(ids, new ImageLayout(width, ids.Length / width, PixelLayout.Label8)));
    }

    private static void AssertEqual(string whole, string other)
    {
        Assert.Equal(EvalFixture.Timeless(whole), EvalFixture.Timeless(other));
        Assert.Equal(EvalFixture.TimelessRows(whole), EvalFixture.TimelessRows(other));
        Assert.Equal(Pictures(whole), Pictures(other));
    }

    private static IEnumerable<string> Pictures(string folder) =>
        Regex.Matches(File.ReadAllText(Path.Combine(folder, "report.html")), "src=\"([^\"]*)\"").Select(match => match.Value);
}
