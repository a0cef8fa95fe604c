using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Robotics.Bags;
using Robotics.Imaging;
using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>The verb <c>bag eval</c> as a user calls it.</summary>
public class BagEvalTests(EvalFixture fixture) : IClassFixture<EvalFixture>
{
    private static readonly XNamespace s_html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public void Figures_are_those_of_the_masks_computed_by_hand()
    {
        string folder = fixture.Evaluate("by-hand", fixture.Bag, "--model", fixture.Model);

        List<(byte[] Mask, byte[] Truth)> frames = SegmentByHand();
        JsonObject summary = EvalFixture.Summary(folder);
        IReadOnlyList<Dictionary<string, string>> rows = EvalFixture.Rows(folder);
        Assert.Equal(EvalFixture.Frames, frames.Count);
        Assert.Equal(frames.Count, (int)summary["frames"]!);
        Assert.Equal(frames.Select(frame => Hash(frame.Mask)), rows.Select(row => row["sha256_mask"]));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData([.. frames.SelectMany(frame => SHA256.HashData(frame.Mask))])),
            (string)summary["sha256_masks"]!);
        (byte Mask, byte Truth)[] pixels =
            [.. frames.SelectMany(frame => frame.Mask.Zip(frame.Truth)).Where(pixel => pixel.Second != LabelSet.Unlabelled)];
        Assert.Equal(pixels.Count(pixel => pixel.Mask == pixel.Truth) / (double)pixels.Length, (double)summary["pixel_accuracy"]!, 1e-12);
        Dictionary<string, double> ious = LabelSet.Cityscapes.Names
            .Select((name, id) => (name, id, union: pixels.Count(pixel => pixel.Mask == id || pixel.Truth == id)))
            .Where(entry => entry.union > 0)
            .ToDictionary(
                entry => entry.name,
                entry => pixels.Count(pixel => pixel.Mask == entry.id && pixel.Truth == entry.id) / (double)entry.union);
        Assert.Equal(ious.Keys.Order(), summary["class_iou"]!.AsObject().Select(entry => entry.Key).Order());
        Assert.All(ious, entry => Assert.Equal(entry.Value, (double)summary["class_iou"]![entry.Key]!, 1e-12));
        Assert.Equal(ious.Values.Average(), (double)summary["miou"]!, 1e-12);

        (int Changed, int Still, int Wrong) = (0, 0, 0);
        foreach (((byte[] mask, byte[] truth), (byte[] before, byte[] truthBefore)) in frames.Skip(1).Zip(frames))
        {
            int[] still = [.. Enumerable.Range(0, mask.Length).Where(i => truth[i] == truthBefore[i] && truth[i] != LabelSet.Unlabelled)];
            Changed += Enumerable.Range(0, mask.Length).Count(i => mask[i] != before[i]);
            Still += still.Length;
            Wrong += still.Count(i => mask[i] != before[i]);
        }

        Assert.Equal(Changed / (double)(frames[0].Mask.Length * (frames.Count - 1)), (double)summary["flicker"]!, 1e-12);
        Assert.Equal(Wrong / (double)Still, (double)summary["false_flicker"]!, 1e-12);
        Assert.Equal("", rows[0]["flicker"]);
    }

    [Fact]
    public void Twice_gives_the_same_but_for_times()
    {
        string[] options = ["--model", fixture.Model, "--model", fixture.OtherModel];
        string one = fixture.Evaluate("one", fixture.Bag, options);
        string other = fixture.Evaluate("other", fixture.Bag, options);

        Assert.Equal(EvalFixture.Timeless(one), EvalFixture.Timeless(other));
        Assert.Equal(EvalFixture.TimelessRows(one), EvalFixture.TimelessRows(other));
        JsonObject summary = EvalFixture.Summary(one);
        Assert.Equal([fixture.Model, fixture.OtherModel], summary["models"]!.AsArray().Select(model => (string)model!["model"]!));
        Assert.Equal(fixture.Model, (string)summary["model"]!);
        Assert.True((double)summary["latency_ms"]!["end_to_end"]!["p50"]! > 0);
        Assert.True((double)summary["fps"]! > 0);
        JsonObject[] models = [.. summary["models"]!.AsArray().Select(model => model!.AsObject())];
        JsonObject change = summary["changes"]!.AsArray().Single()!.AsObject();
        Assert.Equal(100 * ((double)models[1]["miou"]! - (double)models[0]["miou"]!), (double)change["miou_points"]!, 0.005);
        Assert.Equal(100 * ((double)models[1]["fps"]! / (double)models[0]["fps"]! - 1), (double)change["fps_percent"]!, 0.005);
        (double first, double second) = (Median(models[0]), Median(models[1]));
        Assert.Equal(100 * (second / first - 1), (double)change["latency_percent"]!, 0.005);

        static double Median(JsonObject model) => (double)model["latency_ms"]!["end_to_end"]!["p50"]!;
    }

    [Fact]
    public void Without_truth_masks_are_compared_with_the_reference_model()
    {
        string bag = WithoutLabels();

        string[] reference = ["--reference", fixture.Model];
        JsonObject itself = EvalFixture.Summary(fixture.Evaluate("itself", bag, ["--model", fixture.Model, .. reference]));
        JsonObject other = EvalFixture.Summary(fixture.Evaluate("another", bag, ["--model", fixture.OtherModel, .. reference]));

        Assert.Null(itself["miou"]);
        Assert.Equal((1, 1), ((double)itself["agreement"]!, (double)itself["agreement_miou"]!));
        Assert.InRange((double)other["agreement"]!, 0, 0.9);
        Assert.Equal("agreement with the reference", (string)other["score"]!);
        Assert.NotNull(other["flicker"]);
        Assert.Null(other["false_flicker"]);
    }

    [Fact]
    public void The_report_needs_nothing_beside_it()
    {
        string folder = fixture.Evaluate("report", fixture.Bag, "--model", fixture.Model, "--model", fixture.OtherModel);

        XDocument page = XDocument.Load(Path.Combine(folder, "report.html"));
        Assert.Equal(
            [
                "Models side by side", "Worst frames by mIoU", "Best frames by mIoU", "Classes", "Frame by frame", "Confidence", "Latency",
                "Recording", "Models",
            ],
            page.Descendants(s_html + "h2").Select(heading => heading.Value));
        XElement[] images = [.. page.Descendants(s_html + "img")];
        Assert.Equal(6 * 4, images.Length);
        Assert.All(images, image => Assert.StartsWith("data:image/jpeg;base64,", (string)image.Attribute("src")!));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "link" or "script" or "iframe");
    }

    [Fact]
    public void A_topic_that_is_not_there_is_one_sentence()
    {
        string errors = EvalFixture.Fail("eval", fixture.Bag, "--model", fixture.Model, "--topic", "/front");

        Assert.Contains("no images to segment on /front; it has /image/compressed", errors, StringComparison.Ordinal);
        errors = EvalFixture.Fail("eval", fixture.Bag, "--model", fixture.Model, "--truth", "/masks");
        Assert.Contains("There is no truth at /masks", errors, StringComparison.Ordinal);
    }

    private static string Hash(byte[] mask) => Convert.ToHexStringLower(SHA256.HashData(mask));

    private string WithoutLabels()
    {
        string folder = fixture.Of("no-labels");
        if (!Directory.Exists(folder))
        {
            using BagReader reader = BagReader.Open(fixture.Bag);
            using BagWriter writer = new(folder, new BagWriterOptions());
            BagCopy.Run(reader, new BagFilter { Topics = new HashSet<string> { "/image/compressed" } }, writer);
            writer.Close();
        }

        return folder;
    }

    // The library's pipeline and a message class, and nothing of the node.
    private List<(byte[] Mask, byte[] Truth)> SegmentByHand()
    {
        using SegmentationModel model = SegmentationModel.Load(fixture.Model, new ProviderOptions());
        using SegmentationPipeline pipeline = new(model);
        using BagReader reader = BagReader.Open(fixture.Bag);
        using BagCursor messages = reader.Read();
        List<byte[]> masks = [], truths = [];
        foreach (BagMessage message in messages)
        {
            CdrReader payload = new(message.Payload);
            if (message.Topic.Name == "/label")
            {
                truths.Add([.. Image.Read(ref payload).Data]);
            }
            else if (message.Topic.Name == "/image/compressed")
            {
                DecodedImage image = ImageCodecs.Decode(CompressedImage.Read(ref payload).Data, PixelLayout.Bgr8);
                ImageLayout layout = image.Layout;
                masks.Add(new byte[layout.Width * layout.Height]);
                pipeline.Segment(new ImageSpan(image.Pixels, layout.Width, layout.Height, layout.Stride, PixelFormat.Bgr8), masks[^1]);
            }
        }

        return [.. masks.Zip(truths)];
    }
}
