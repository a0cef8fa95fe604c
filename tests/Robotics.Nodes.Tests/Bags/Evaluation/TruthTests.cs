using Robotics.Bags;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Bags.Evaluation.Truth;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>True masks find their frames.</summary>
public sealed class TruthTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_topic_is_matched_by_stamp_within_two_seconds()
    {
        using BagReader reader = Labels((Recorded: 10, Stamp: 1), (11, 3), (13, 2), (14, 2), (16, 4), (30, 5));
        using ITruth truth = TruthSources.Open(reader, "/label", 9)!;

        Assert.Equal(1, Find(truth, recorded: 10, stamp: 1));
        Assert.Equal(2, Find(truth, recorded: 12, stamp: 2));
        Assert.Equal(3, Find(truth, recorded: 12, stamp: 3));
        Assert.Null(Find(truth, recorded: 13, stamp: 4));
        Assert.Equal(4, Find(truth, recorded: 14, stamp: 4));
        Assert.Null(Find(truth, recorded: 15, stamp: 3));
        Assert.Null(Find(truth, recorded: 20, stamp: 4));
        Assert.Equal(5, Find(truth, recorded: 32, stamp: 5));
        Assert.Null(Find(truth, recorded: 33, stamp: 5));
    }

    [Fact]
    public void The_usual_topic_is_taken_where_it_was_recorded()
    {
        using BagReader reader = Labels((1, 1));

        Assert.Equal("/label", TruthSources.Choose(reader, null));
        Assert.Equal(_folder.Path, TruthSources.Choose(reader, _folder.Path));
        AssertFails("There is no truth at /nothing", () => TruthSources.Choose(reader, "/nothing"));
    }

    [Fact]
    public void A_mask_in_colour_is_refused()
    {
        using BagReader reader = Labels("bgr8", (1, 1));
        using ITruth truth = TruthSources.Open(reader, "/label", 1)!;

        AssertFails("mono8 or 8UC1, not bgr8", () => Find(truth, 1, 1));
    }

    [Fact]
    public void Files_named_by_stamps_may_be_fewer_than_frames()
    {
        Write("1700000000000000001.png", 6);
        Write("1700000000000000003.png", 7);
        using FolderTruth truth = new(_folder.Path, frames: 10);

        Assert.False(truth.IsByOrder);
        Assert.Equal(7, Find(truth, new FramePlace(0, 1_700_000_000_000_000_003, 1)));
        Assert.Null(Find(truth, new FramePlace(0, 1_700_000_000_000_000_002, 0)));
    }

    [Fact]
    public void Other_files_are_one_for_each_frame_in_the_order_of_their_names()
    {
        Write("b.png", 8);
        Write("a.png", 9);
        using FolderTruth truth = new(_folder.Path, frames: 2);

        Assert.True(truth.IsByOrder);
        Assert.Equal((9, 8), (Find(truth, new FramePlace(0, 5, 0)), Find(truth, new FramePlace(0, 6, 1))));
        AssertFails("2 masks for 3 frames", () => new FolderTruth(_folder.Path, frames: 3));
    }

    [Fact]
    public void A_folder_without_masks_and_a_broken_mask_say_so()
    {
        AssertFails("holds no .png files", () => new FolderTruth(_folder.Path, 1));
        _folder.Write("a.png", "no picture"u8);
        using FolderTruth truth = new(_folder.Path, 1);

        AssertFails("a.png", () => Find(truth, new FramePlace(0, 0, 0)));
    }

    private static void AssertFails(string sentence, Func<object?> action) =>
        Assert.Contains(sentence, Assert.Throws<BagException>(action).Message, StringComparison.Ordinal);

    private static int? Find(ITruth truth, int recorded, int stamp) => Find(truth, new FramePlace(recorded * Second, stamp * Second, 0));

    private static int? Find(ITruth truth, FramePlace place) => truth.TryFind(place, out TruthMask mask) ? mask.Ids[0] : null;

    private void Write(string name, byte id) =>
        _folder.Write(name, ImageCodecs.Png.Encode([id, id], new ImageLayout(2, 1, PixelLayout.Label8)));

    private BagReader Labels(params (int Recorded, int Stamp)[] labels) => Labels("mono8", labels);

    // Masks whose pixels have the number of the stamp's second, in rows with padding.
    private BagReader Labels(string encoding, params (int Recorded, int Stamp)[] labels)
    {
        BagTopic topic = BagTopic.Of<Image>("/label");
        using (BagWriter writer = new(_folder.Of("bag"), new BagWriterOptions()))
        {
            writer.AddTopic(topic);
            foreach ((int recorded, int stamp) in labels)
            {
                Image image = new() { Width = 2, Height = 1, Step = 8, Encoding = encoding, Data = [.. Enumerable.Repeat((byte)stamp, 8)] };
                RosTime.FromNanoseconds(stamp * Second).CopyTo(image.Header.Stamp);
                byte[] payload = new byte[256];
                CdrWriter cdr = new(payload);
                image.Write(ref cdr);
                writer.Write(topic, recorded * Second, payload.AsSpan(0, cdr.Position));
            }
        }

        return BagReader.Open(_folder.Of("bag"));
    }
}
